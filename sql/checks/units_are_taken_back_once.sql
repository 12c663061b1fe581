-- More units of a line are taken back than it has, or more by a return than it returns.
-- blocking: yes
with by_order_line as (
  select order_key, order_line_key, sum(quantity) as quantity
  from bridge_return_line
  group by order_key, order_line_key
),
by_return_line as (
  select return_key, return_line_key, sum(quantity) as quantity
  from bridge_return_line
  group by return_key, return_line_key
)
select 'order' as side, fct_order_line.order_key as document_key, fct_order_line.line_key, by_order_line.quantity
from by_order_line
join fct_order_line
  on fct_order_line.order_key = by_order_line.order_key and fct_order_line.line_key = by_order_line.order_line_key
where by_order_line.quantity > fct_order_line.quantity
union all
select 'return', fct_return_line.return_key, fct_return_line.line_key, by_return_line.quantity
from by_return_line
join fct_return_line
  on fct_return_line.return_key = by_return_line.return_key
  and fct_return_line.line_key = by_return_line.return_line_key
where by_return_line.quantity > fct_return_line.quantity
