-- One row per line of an order that a newer version takes the place of.
-- grain: order_key, line_key
select fct_order_line.*
from fct_order_line
join work.changed_fate
  on changed_fate.file_id = fct_order_line.file_id and changed_fate.record = fct_order_line.record
where changed_fate.fate <> 'loaded'
