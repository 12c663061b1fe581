-- One row: how many customers had bought within so many days before a day, how many of them bought nothing before another, and since when one is known.
-- grain:
with bought as (
  select
    customer_key,
    min(ordered_on) as first_on,
    max(case when ordered_on < cast($as_of as date) then ordered_on end) as last_on,
    max(case when ordered_on >= cast($as_of as date) then 1 else 0 end) as came
  from mart_order
  where is_counted and customer_key <> 0 and ordered_on < cast($until as date)
  group by customer_key
)
select
  cast(count(*) as bigint) as customers,
  cast(coalesce(sum(1 - came), 0) as bigint) as gone,
  min(first_on) as first_on
from bought
where date_diff('day', last_on, cast($as_of as date)) <= cast($active_days as bigint)
