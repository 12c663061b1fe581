-- One row per record that shows a contested line, and fact that holds one.
-- grain: document_key, thing_key, file_id, record, is_fact
select
  cast('line' as varchar) as entity, declared_line.document_key, declared_line.line_key as thing_key, file_id, record,
  updated_at, fate, false as is_fact, false as is_deletion
from work.declared_line
join work.contested_line
  on contested_line.document_key = declared_line.document_key and contested_line.line_key = declared_line.line_key
union all
select 'line', order_key, fct_order_line.line_key, file_id, record, updated_at, 'loaded', true, false
from fct_order_line
join work.contested_line
  on contested_line.document_key = fct_order_line.order_key and contested_line.line_key = fct_order_line.line_key
union all
select 'line', return_key, fct_return_line.line_key, file_id, record, updated_at, 'loaded', true, false
from fct_return_line
join work.contested_line
  on contested_line.document_key = fct_return_line.return_key and contested_line.line_key = fct_return_line.line_key
