-- One row: what was foretold to be spent in the 90 days from a day on, and what was, by the customers scored on it.
-- grain: foretold
with scored as (
  select
    purchases.customer_key,
    purchases.expected_purchases_90_days * spend.expected_spend as foretold
  from score_purchases_history as purchases
  join score_spend_history as spend on spend.customer_key = purchases.customer_key and spend.as_of = purchases.as_of
  where purchases.as_of = cast($as_of as date)
),
came as (
  select customer_key, sum(gross_sales - discounts) as spent
  from mart_order
  where is_counted and ordered_on >= cast($as_of as date) and ordered_on < cast($until as date)
  group by customer_key
)
select
  cast(sum(cast(round(scored.foretold, 4) as decimal(38,4))) as decimal(18,4)) as foretold,
  cast(coalesce(sum(came.spent), cast(0 as decimal(38,4))) as decimal(18,4)) as came
from scored
left join came on came.customer_key = scored.customer_key
