-- One row per record that calls a contested line deleted.
-- grain: file_id, record
select
  cast('line' as varchar) as entity, deleted_line.document_key, deleted_line.line_key as thing_key, deleted_line.file_id,
  deleted_line.record, deleted_line.updated_at, cast('ignored' as varchar) as fate, false as is_fact, true as is_deletion
from deleted_line
join work.contested_line
  on contested_line.document_key = deleted_line.document_key and contested_line.line_key = deleted_line.line_key
