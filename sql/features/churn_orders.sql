-- One row per customer with a counted order before a day: orders and spend of its last 30, 90 and 365 days, and their trend.
-- grain: customer_key
-- A trend is what the last 90 days have over the 90 before, as a share of both: from -1, all of it earlier, to 1.
with told as (
  select customer_key, date_diff('day', ordered_on, cast($as_of as date)) as days, net_sales
  from work.orders
  where is_counted and customer_key <> 0
),
summed as (
  select
    customer_key,
    sum(case when days <= 30 then 1 else 0 end) as orders_30_days,
    sum(case when days <= 90 then 1 else 0 end) as orders_90_days,
    sum(case when days > 90 and days <= 180 then 1 else 0 end) as orders_before,
    sum(case when days <= 365 then 1 else 0 end) as orders_365_days,
    sum(case when days <= 90 then net_sales else cast(0 as decimal(18,4)) end) as spend_90_days,
    sum(case when days > 90 and days <= 180 then net_sales else cast(0 as decimal(18,4)) end) as spend_before,
    sum(case when days <= 365 then net_sales else cast(0 as decimal(18,4)) end) as spend_365_days
  from told
  group by customer_key
)
select
  customer_key,
  orders_30_days,
  orders_90_days,
  orders_365_days,
  spend_90_days,
  spend_365_days,
  cast(orders_90_days - orders_before as double) / nullif(cast(orders_90_days + orders_before as double), 0e0)
    as orders_trend,
  case
    when spend_90_days >= 0 and spend_before >= 0
      then cast(spend_90_days - spend_before as double) / nullif(cast(spend_90_days + spend_before as double), 0e0)
  end as spend_trend
from summed
