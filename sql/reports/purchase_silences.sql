-- One row per length of silence in days: how many silences a purchase ended, and how many still went on before a day.
-- grain: days
-- A silence begins on a day with a counted order and ends with the customer's next one.
with bought as (
  select distinct customer_key, ordered_on
  from mart_order
  where is_counted and customer_key <> 0 and ordered_on < cast($as_of as date)
),
silence as (
  select ordered_on, lead(ordered_on) over (partition by customer_key order by ordered_on) as next_on
  from bought
),
measured as (
  select date_diff('day', ordered_on, coalesce(next_on, cast($as_of as date))) as days, next_on is not null as is_ended
  from silence
)
select
  days,
  cast(sum(case when is_ended then 1 else 0 end) as bigint) as ended,
  cast(sum(case when is_ended then 0 else 1 end) as bigint) as open
from measured
group by days
order by days
