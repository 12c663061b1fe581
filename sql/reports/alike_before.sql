-- One row per customer who had bought before a day: the cell of those who were alike then.
-- grain: customer_key
-- They had bought as recently, as often, and lie in the same fifth by spend, as in campaign_cells.
with prior as (
  select
    customer_key,
    min(date_diff('day', ordered_on, cast($day as date))) as days,
    count(*) as orders,
    sum(net_sales) as spend
  from mart_order
  where is_counted and customer_key <> 0 and ordered_on < cast($day as date)
  group by customer_key
),
ranked as (
  select customer_key, days, orders, percent_rank() over (order by spend) as share from prior
)
select
  customer_key,
  cast(
    100 * case
      when days <= 14 then 1 when days <= 30 then 2 when days <= 60 then 3 when days <= 120 then 4 when days <= 240 then 5 else 6
    end
    + 10 * case when orders <= 1 then 1 when orders <= 3 then 2 when orders <= 7 then 3 when orders <= 15 then 4 else 5 end
    + cast(floor(share * 499e-2) as bigint) + 1 as bigint
  ) as cell
from ranked
