-- One row per record that shows a contested part, and fact that holds one.
-- grain: entity, thing_key, file_id, record, is_fact
select
  declared_part.entity, cast(0 as bigint) as document_key, declared_part.entity_key as thing_key, file_id, record,
  updated_at, cast('loaded' as varchar) as fate, false as is_fact, false as is_deletion
from work.declared_part
join work.contested_part as contested
  on contested.entity = declared_part.entity and contested.entity_key = declared_part.entity_key
union all
select part_fact.entity, cast(0 as bigint), part_fact.entity_key, file_id, record, updated_at, 'loaded', true, false
from work.part_fact
join work.contested_part as contested
  on contested.entity = part_fact.entity and contested.entity_key = part_fact.entity_key
