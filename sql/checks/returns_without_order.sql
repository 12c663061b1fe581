-- Returned units find no order that they take back: they are kept and counted.
-- blocking: no
with found as (
  select return_key, return_line_key, sum(quantity) as quantity
  from bridge_return_line
  group by return_key, return_line_key
)
select fct_return_line.source, count(*) as lines, sum(fct_return_line.quantity - coalesce(found.quantity, 0)) as units
from fct_return_line
left join found
  on found.return_key = fct_return_line.return_key and found.return_line_key = fct_return_line.line_key
where fct_return_line.quantity > coalesce(found.quantity, 0)
group by fct_return_line.source
order by fct_return_line.source
