-- One row per record that says that a contested part is gone.
-- grain: entity, file_id, record
select
  deleted_part.entity, cast(0 as bigint) as document_key, deleted_part.entity_key as thing_key, deleted_part.file_id,
  deleted_part.record, deleted_part.updated_at, cast('ignored' as varchar) as fate, false as is_fact, true as is_deletion
from deleted_part
join work.contested_part as contested
  on contested.entity = deleted_part.entity and contested.entity_key = deleted_part.entity_key
