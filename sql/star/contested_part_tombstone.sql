-- One row per record that calls a contested id deleted.
-- grain: entity, file_id, record
select
  deleted_part.entity, deleted_part.entity_key, deleted_part.file_id, deleted_part.record, deleted_part.updated_at
from deleted_part
join work.contested_part as contested
  on contested.entity = deleted_part.entity and contested.entity_key = deleted_part.entity_key
