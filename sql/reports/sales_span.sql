-- One row: how many customers and orders count as of the day, and between which days.
with counted as (
  select customer_key, order_key, ordered_on from mart_order where is_counted
)
select
  cast(count(distinct case when customer_key <> 0 then customer_key end) as bigint) as customers,
  cast(count(distinct order_key) as bigint) as orders,
  min(ordered_on) as first_day,
  max(ordered_on) as last_day
from counted
