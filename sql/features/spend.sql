-- One row per customer with a counted order before a day: what their repeat purchases brought.
-- grain: customer_key
-- One purchase = one day with a counted order. Spend is gross sales less discounts; what was given back later is no part of
-- it: the model asks what a purchase brings, and margin and returns have their own places.
with purchase_day as (
  select customer_key, ordered_on, sum(gross_sales - discounts) as spend
  from work.orders
  where is_counted and customer_key <> 0
  group by customer_key, ordered_on
)
select
  purchase_day.customer_key,
  count(*) - 1 as repeat_days,
  cast(
    sum(case when purchase_day.ordered_on > purchases.first_purchase_on then purchase_day.spend else cast(0 as decimal(18,4)) end)
    as decimal(18,4)
  ) as repeat_spend,
  cast(sum(purchase_day.spend) as decimal(18,4)) as spend,
  cast(
    sum(case when purchase_day.ordered_on = purchases.last_purchase_on then purchase_day.spend else cast(0 as decimal(18,4)) end)
    as decimal(18,4)
  ) as last_spend
from purchase_day
join work.purchases as purchases on purchases.customer_key = purchase_day.customer_key
group by purchase_day.customer_key
