-- One row: the purchases foretold for the 90 days from a day on, and those that came, of the customers scored on it.
-- grain: customers
with scored as (
  select customer_key, expected_purchases_90_days as foretold
  from score_purchases_history
  where as_of = cast($as_of as date)
),
came as (
  select customer_key, count(distinct ordered_on) as purchases
  from mart_order
  where is_counted and ordered_on >= cast($as_of as date) and ordered_on < cast($until as date)
  group by customer_key
)
select
  count(*) as customers,
  cast(coalesce(sum(cast(scored.foretold as decimal(38,9))), cast(0 as decimal(38,9))) as double) as foretold,
  cast(coalesce(sum(came.purchases), cast(0 as decimal(38,0))) as bigint) as came
from scored
left join came on came.customer_key = scored.customer_key
