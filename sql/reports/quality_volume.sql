-- One row per source and business day in a span before a day: how many lines of orders and returns it has.
-- grain: source, day
with fact as (
  select source, ordered_on as day from fct_order_line
  union all
  select source, returned_on as day from fct_return_line
)
select source, day, cast(count(*) as bigint) as records
from fact
where day >= cast($since as date) and day < cast($as_of as date)
group by source, day
order by source, day
