-- One row per customer who bought from a day on and before another: for how much, and what was earned on lines whose cost is known.
-- grain: customer_key
-- Spend is gross sales less discounts, as in spend.sql; what was earned is told by margins.sql, as in value.sql.
with earned as (
  select customer_key, order_key, costed_sales - cost as earned
  from work.margins
  where costed_lines > 0
)
select
  orders.customer_key,
  cast(sum(orders.gross_sales - orders.discounts) as decimal(18,4)) as later_spend,
  cast(coalesce(sum(earned.earned), cast(0 as decimal(38,4))) as decimal(18,4)) as later_earned
from work.orders as orders
left join earned on earned.order_key = orders.order_key and earned.customer_key = orders.customer_key
where orders.is_counted and orders.customer_key <> 0 and orders.ordered_on >= cast($as_of as date)
group by orders.customer_key
