-- One row per recorded cost of a period that began before a day, but for those of orders that are known: they are those orders' own.
-- grain: cost_key
select
  told.cost_key,
  told.activity,
  cast(date_trunc('month', told.period) as date) as valid_from,
  told.channel_key,
  told.period,
  told.amount,
  told.driver_quantity,
  told.source,
  told.cost_id,
  told.file_id,
  told.record
from fct_activity_cost as told
where told.period < cast($as_of as date)
  and not exists (select 1 from work.bearing_line as line where line.order_key = told.order_key)
