-- One row per line of an order that a newer version takes the place of.
-- grain: order_key, line_key
select fct_order_line.*
from fct_order_line
join work.line_verdict
  on line_verdict.file_id = fct_order_line.file_id and line_verdict.record = fct_order_line.record
where line_verdict.is_fact and line_verdict.fate <> 'loaded'
