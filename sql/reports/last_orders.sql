-- One row: the last day with a counted order before a day, and the longest time without one in the year before that.
-- grain:
with bought as (
  select distinct ordered_on
  from mart_order
  where is_counted and ordered_on < cast($as_of as date)
),
followed as (
  select ordered_on, lead(ordered_on) over (order by ordered_on) as next_on, max(ordered_on) over () as last_on
  from bought
)
select
  max(last_on) as last_on,
  cast(count(next_on) as bigint) as times,
  max(date_diff('day', ordered_on, next_on)) as longest
from followed
where date_diff('day', ordered_on, last_on) <= 365
