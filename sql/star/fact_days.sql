-- One row: the first and the last day of any fact.
with fact as (
  select min(ordered_on) as first_day, max(ordered_on) as last_day from fct_order_line
  union all
  select min(returned_on), max(returned_on) from fct_return_line
)
select min(first_day) as first_day, max(last_day) as last_day from fact
