-- One row per twentieth of the customers by what an offer would save, keyed group, and side of the best cut.
-- grain: twentieth, keyed_group, is_worth
-- What an offer is expected to save of a customer is chance × take-up × worth; it is worth its cost where that is more.
-- saved_squares sums the variances of what will be saved: worth² × q × (1 − q) where q is chance × take-up.
-- Customers of whom no worth is known are in none of the rows, nor are those who have left already.
with valued as (
  select
    score_churn.customer_key,
    score_churn.chance * cast($take_up as double) as kept,
    coalesce(cast($value as double), cast(mart_customer.expected_value as double)) as worth
  from score_churn
  left join mart_customer on mart_customer.customer_key = score_churn.customer_key
  where coalesce(score_churn.has_left, false) = false
),
placed as (
  select
    customer_key, kept, worth,
    20 * (row_number() over (order by kept * worth desc, customer_key) - 1) as ahead,
    count(*) over () as customers
  from valued
  where worth is not null
)
select
  cast(floor(cast(ahead as double) / cast(customers as double)) as bigint) + 1 as twentieth,
  mod(customer_key, 200) as keyed_group,
  kept * worth > cast($cost as double) as is_worth,
  count(*) as customers,
  cast(cast(sum(cast(round(kept * worth * 1e6) as decimal(38,0))) as double) / 1e6 as double) as saved,
  cast(cast(sum(cast(round(worth * worth * kept * (1e0 - kept) * 1e6) as decimal(38,0))) as double) / 1e6 as double) as saved_squares
from placed
group by 1, 2, 3
order by 1, 2, 3
