-- One row per record of tonight's files that holds a line of a document which is replaced as a whole.
-- grain: file_id, record
-- What a rule ignores is delivered as well: an order of which nothing else is left has no lines any more.
with staged as (
  select order_key as document_key, line_id_key, file_id, record, version_at, updated_at
  from work.staged_order_line
  where is_whole and order_key <> 0
  union all
  select return_key, line_id_key, file_id, record, version_at, updated_at
  from work.staged_return_line
  where is_whole and return_key <> 0 and not is_with_sale
)
select document_key, line_id_key, file_id, record, version_at, updated_at
from staged
