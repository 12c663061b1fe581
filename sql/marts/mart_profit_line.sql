-- One row per entry of the ledger of profit.
-- grain: entry, activity, on_day, customer_key, order_key, product_key, channel_key, geography_key, campaign_key, is_costed
-- Sales and goods: sales_entries.sql, read in the place of work.sales_entry.
-- Pools and rates are reckoned by running sums: each event gets the difference of two rounded parts, so that
-- no unit of money is lost or made, whatever the number of events, and a rate of six decimals costs what it times their
-- number is; events stand in the order of their keys, those of a channel together. What events of a span do not use stays
-- unallocated: all of it where there is none, and what the capacity exceeds them by. Where a pool for any channel and one for
-- their own bear the same events, these are counted by the former.
with funded as (
  select
    told.activity, told.driver, told.stage, told.valid_from, told.valid_to, told.channel_key, told.pool, told.capacity,
    of_any.activity is null as is_counted
  from cost_rate as told
  left join cost_rate as of_any
    on told.channel_key <> 0
    and of_any.channel_key = 0
    and of_any.pool is not null
    and of_any.activity = told.activity
    and of_any.driver = told.driver
    and of_any.valid_from = told.valid_from
  where told.pool is not null
),
pooled as (
  select
    event.on_day, event.customer_key, event.order_key, event.product_key, event.channel_key, event.geography_key,
    event.campaign_key, event.quantity, funded.activity, funded.stage, funded.valid_from,
    funded.channel_key as pool_channel_key, funded.pool, funded.capacity, funded.is_counted,
    sum(event.quantity) over (
      partition by funded.activity, funded.valid_from, funded.channel_key
      order by
        event.channel_key, event.on_day, event.customer_key, event.order_key, event.product_key, event.geography_key,
        event.campaign_key
      rows between unbounded preceding and current row
    ) as so_far,
    sum(event.quantity) over (
      partition by funded.activity, funded.valid_from, funded.channel_key
    ) as total
  from work.cost_event as event
  join funded
    on funded.activity = event.activity
    and funded.driver = event.driver
    and funded.valid_from <= event.on_day
    and event.on_day < funded.valid_to
    and (funded.channel_key = 0 or funded.channel_key = event.channel_key)
  where event.is_allocated
),
measured as (
  select
    on_day, customer_key, order_key, product_key, channel_key, geography_key, campaign_key, quantity, is_counted, activity,
    stage, valid_from, pool_channel_key, pool, so_far,
    nullif(
      cast(
        greatest(
          coalesce(cast(total as decimal(38,6)), cast(0 as decimal(38,6))),
          coalesce(cast(capacity as decimal(38,6)), cast(0 as decimal(38,6)))
        ) as double
      ), 0e0
    ) as base
  from pooled
),
spread as (
  select
    on_day, customer_key, order_key, product_key, channel_key, geography_key, campaign_key, activity, stage, valid_from,
    pool_channel_key, case when is_counted then quantity else cast(0 as decimal(38,6)) end as counted_quantity,
    cast(round(cast(pool as double) * (cast(so_far as double) / base), 4) as decimal(38,4))
    - cast(round(cast(pool as double) * (cast(so_far - quantity as double) / base), 4) as decimal(38,4)) as amount
  from measured
  where base is not null
),
spread_of_pool as (
  select activity, valid_from, pool_channel_key, sum(amount) as amount
  from spread
  group by activity, valid_from, pool_channel_key
),
rated as (
  select
    event.on_day, event.customer_key, event.order_key, event.product_key, event.channel_key, event.geography_key,
    event.campaign_key, event.quantity, event.is_allocated, cost_rate.activity, cost_rate.driver, cost_rate.stage, cost_rate.rate,
    sum(event.quantity) over (
      partition by cost_rate.activity, cost_rate.driver, cost_rate.valid_from, event.is_allocated
      order by
        event.channel_key, event.on_day, event.customer_key, event.order_key, event.product_key, event.geography_key,
        event.campaign_key
      rows between unbounded preceding and current row
    ) as so_far
  from work.cost_event as event
  join cost_rate as cost_rate
    on cost_rate.activity = event.activity
    and cost_rate.driver = event.driver
    and cost_rate.rate is not null
    and cost_rate.valid_from <= event.on_day
    and (cost_rate.valid_to is null or event.on_day < cost_rate.valid_to)
),
line as (
  select
    entry, '' as activity, on_day, customer_key, order_key, product_key, channel_key, geography_key,
    cast(0 as bigint) as campaign_key, is_costed, quantity, amount
  from work.sales_entry as sales_entry
  union all
  select
    case when is_allocated then stage else 'unallocated' end, activity, on_day, customer_key, order_key, product_key,
    channel_key, geography_key, campaign_key, true, case when driver = 'recorded' then cast(0 as decimal(38,6)) else quantity end,
    cast(cast(so_far - quantity as decimal(38,6)) * rate as decimal(38,4)) - cast(cast(so_far as decimal(38,6)) * rate as decimal(38,4))
  from rated
  union all
  select
    stage, activity, on_day, customer_key, order_key, product_key, channel_key, geography_key, campaign_key, true,
    counted_quantity, -amount
  from spread
  union all
  select
    'unallocated', cost_rate.activity, cost_rate.valid_from, cast(0 as bigint), cast(0 as bigint), cast(0 as bigint),
    cost_rate.channel_key, cast(0 as bigint), cast(0 as bigint), true, cast(0 as decimal(38,6)),
    coalesce(spread_of_pool.amount, cast(0 as decimal(38,4))) - cast(cost_rate.pool as decimal(38,4))
  from cost_rate as cost_rate
  left join spread_of_pool
    on spread_of_pool.activity = cost_rate.activity
    and spread_of_pool.valid_from = cost_rate.valid_from
    and spread_of_pool.pool_channel_key = cost_rate.channel_key
  where cost_rate.pool is not null
    and cost_rate.pool <> coalesce(spread_of_pool.amount, cast(0 as decimal(38,4)))
)
select
  entry, activity, on_day, customer_key, order_key, product_key, channel_key, geography_key, campaign_key, is_costed,
  cast(sum(quantity) as decimal(18,6)) as quantity,
  cast(sum(amount) as decimal(18,4)) as amount
from line
group by
  entry, activity, on_day, customer_key, order_key, product_key, channel_key, geography_key, campaign_key, is_costed
