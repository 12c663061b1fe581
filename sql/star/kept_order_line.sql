-- One row per line of an order that stays among those whose keys are looked through for lines that go.
-- grain: order_key, line_key
select fct_order_line.*
from fct_order_line
left join work.gone_rows_of_fct_order_line as gone
  on gone.order_key = fct_order_line.order_key and gone.line_key = fct_order_line.line_key
where fct_order_line.order_key in (select order_key from work.gone_rows_of_fct_order_line)
  and fct_order_line.line_key in (select line_key from work.gone_rows_of_fct_order_line)
  and gone.line_key is null
