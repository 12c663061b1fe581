-- One row per source: the newest business day that any of its facts or customers shows.
-- grain: source
with shown as (
  select source, max(ordered_on) as newest_day from fct_order_line group by source
  union all
  select source, max(returned_on) from fct_return_line group by source
  union all
  select source, newest_on from source_day
  union all
  select source, max(day) from loaded_file group by source
)
select source, max(newest_day) as newest_day from shown group by source
