-- One row per record that calls a contested line deleted.
-- grain: file_id, record
select deleted_line.document_key, deleted_line.line_key, deleted_line.file_id, deleted_line.record, deleted_line.updated_at
from deleted_line
join work.contested_line
  on contested_line.document_key = deleted_line.document_key and contested_line.line_key = deleted_line.line_key
