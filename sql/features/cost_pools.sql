-- One row per activity, month and channel of the recorded costs that are no order's own.
-- grain: activity, valid_from, channel_key
-- capacity is the quantity of the driver that the records tell, where each of them does.
select
  activity,
  valid_from,
  cast(valid_from + interval '1' month as date) as valid_to,
  channel_key,
  cast(sum(amount) as decimal(18,4)) as pool,
  case when count(*) = count(driver_quantity) then cast(sum(driver_quantity) as decimal(18,6)) end as capacity
from work.pool_cost
group by activity, valid_from, channel_key
