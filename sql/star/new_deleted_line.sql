-- One row per record of tonight's files that calls a line with an id deleted.
-- grain: file_id, record
with sighted as (
  select order_key as document_key, line_key, file_id, record, updated_at from work.sighted_order_line where has_id
  union all
  select return_key, line_key, file_id, record, updated_at from work.sighted_return_line where has_id
)
select sighted.document_key, sighted.line_key, sighted.file_id, sighted.record, sighted.updated_at
from sighted
join work.not_loaded on not_loaded.file_id = sighted.file_id and not_loaded.record = sighted.record
where not_loaded.is_deletion
