-- One row per line that more than one record shows: it was there before, or tonight brings it more than once.
-- grain: document_key, line_key
select document_key, line_key
from work.declared_line
group by document_key, line_key
having count(*) > 1
union
select declared_line.document_key, declared_line.line_key
from work.declared_line
join fct_order_line
  on fct_order_line.order_key = declared_line.document_key and fct_order_line.line_key = declared_line.line_key
union
select declared_line.document_key, declared_line.line_key
from work.declared_line
join fct_return_line
  on fct_return_line.return_key = declared_line.document_key and fct_return_line.line_key = declared_line.line_key
