-- One row: how many customers have bought only between two days of the year (month * 100 + day), and for how much.
with bought as (
  select
    bridge_customer.customer_key, sum(line.net_amount) as net_amount,
    min(case when month(line.ordered_on) * 100 + day(line.ordered_on) between $from_day and $to_day then 1 else 0 end) as in_season
  from fct_order_line as line
  join bridge_customer on bridge_customer.customer_record_key = line.customer_record_key
  where line.line_type = 'sale' and bridge_customer.customer_key <> 0
  group by bridge_customer.customer_key
)
select cast(count(*) as bigint) as customers, cast(coalesce(sum(net_amount), 0) as decimal(18,4)) as net_amount
from bought
where in_season = 1
