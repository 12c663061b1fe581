-- One row per line that a record calls deleted and another one shows, one of the two tonight.
-- grain: document_key, line_key
select declared_line.document_key, declared_line.line_key
from work.declared_line
join deleted_line
  on deleted_line.document_key = declared_line.document_key and deleted_line.line_key = declared_line.line_key
union
select deleted.document_key, deleted.line_key
from work.new_deleted_line as deleted
join fct_order_line
  on fct_order_line.order_key = deleted.document_key and fct_order_line.line_key = deleted.line_key
union
select deleted.document_key, deleted.line_key
from work.new_deleted_line as deleted
join fct_return_line
  on fct_return_line.return_key = deleted.document_key and fct_return_line.line_key = deleted.line_key
