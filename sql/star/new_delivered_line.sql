-- One row per record of tonight's files that holds a line of a document which is replaced as a whole.
-- grain: file_id, record
with staged as (
  select order_key as document_key, line_id_key, file_id, record, updated_at
  from work.staged_order_line
  where is_whole and order_key <> 0
  union all
  select return_key, line_id_key, file_id, record, updated_at
  from work.staged_return_line
  where is_whole and return_key <> 0 and not is_with_sale
)
select staged.document_key, staged.line_id_key, staged.file_id, staged.record, staged.updated_at
from staged
join record_fate on record_fate.file_id = staged.file_id and record_fate.record = staged.record
where record_fate.fate <> 'ignored' or record_fate.reason = 'deleted'
