-- One row per customer with a counted order: purchases to come, what one brings, and what was earned on those before.
-- grain: customer_key
-- What an order earned, and of which lines that is known: margins.sql.
-- earned_squares is Σ earned² ÷ known_spend over orders: how much the rate varies within a customer.
with earned_order as (
  select customer_key, costed_spend as spend, costed_sales - cost as earned
  from work.margins
  where costed_lines > 0 and costed_spend > 0
),
earned as (
  select
    customer_key, count(*) as known_orders, sum(spend) as known_spend, sum(earned) as earned,
    sum(
      cast(round(cast(earned as double) * cast(earned as double) / cast(spend as double), 6) as decimal(38,6))
    ) as earned_squares
  from earned_order
  group by customer_key
)
select
  purchases.customer_key,
  purchases.tenure_days,
  cast(purchases.gross_sales - purchases.discounts as decimal(18,4)) as spend,
  score_purchases_history.expected_purchases_90_days,
  score_purchases_history.discounted_purchases,
  score_spend_history.expected_spend,
  coalesce(earned.known_orders, cast(0 as bigint)) as known_orders,
  cast(coalesce(earned.known_spend, cast(0 as decimal(38,4))) as decimal(18,4)) as known_spend,
  cast(coalesce(earned.earned, cast(0 as decimal(38,4))) as decimal(18,4)) as earned,
  cast(coalesce(earned.earned_squares, cast(0 as decimal(38,6))) as decimal(38,6)) as earned_squares
from work.purchases as purchases
left join earned on earned.customer_key = purchases.customer_key
left join score_purchases_history
  on score_purchases_history.customer_key = purchases.customer_key
  and score_purchases_history.as_of = cast($as_of as date)
left join score_spend_history
  on score_spend_history.customer_key = purchases.customer_key
  and score_spend_history.as_of = cast($as_of as date)
where purchases.customer_key <> 0 and purchases.frequency > 0
