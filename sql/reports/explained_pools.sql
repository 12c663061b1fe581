-- One row per record of a pool that one customer bears a part of.
-- grain: entry, activity, valid_from, channel_key, id, file_id, record
select
  rate.entry,
  rate.activity,
  rate.driver,
  rate.valid_from,
  rate.channel_key,
  cost.period as on_day,
  'cost' as what,
  cost.cost_id as id,
  cast(0 as bigint) as product_key,
  cost.file_id,
  cost.record,
  cast(1 as bigint) as records,
  cast(coalesce(cost.driver_quantity, cast(0 as decimal(18,4))) as decimal(18,6)) as quantity,
  cost.amount
from work.explained_rate as rate
join work.pool_cost as cost
  on cost.activity = rate.activity
  and cost.valid_from = rate.valid_from
  and cost.channel_key = rate.channel_key
where rate.pool is not null
