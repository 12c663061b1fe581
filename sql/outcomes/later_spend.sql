-- One row per customer who bought from a day on and before another: on how many days, and for how much.
-- grain: customer_key
-- Spend is gross sales less discounts, as in spend.sql.
select
  customer_key,
  count(distinct ordered_on) as later_purchase_days,
  cast(sum(gross_sales - discounts) as decimal(18,4)) as later_spend
from work.orders
where is_counted and customer_key <> 0 and ordered_on >= cast($as_of as date)
group by customer_key
