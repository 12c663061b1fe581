-- One row per entry of the ledger of profit.
-- grain: entry, activity, on_day, customer_key, order_key, product_key, channel_key, geography_key, campaign_key, is_costed
-- Which sales count and what goes back to which line: orders.sql. What goods cost: margins.sql, and where no record tells,
-- a declared share of their price (work.goods_band). Goods that come back with their order are worth what they had cost;
-- what came back without one is not known to have cost anything.
-- Pools, rates and shares of prices are reckoned by running sums: each event gets the difference of two rounded parts, so that
-- no unit of money is lost or made, whatever the number of events, and a rate of six decimals costs what it times their
-- number is; events stand in the order of their keys, those of a channel together. What events of a span do not use stays
-- unallocated: all of it where there is none, and what the capacity exceeds them by.
with version as (
  select
    product_key, unit_cost, valid_from, valid_to,
    row_number() over (partition by product_key order by valid_from) as place
  from dim_product
  where product_key <> 0 and unit_cost is not null
),
priced as (
  select
    sold.order_key, sold.line_key, sold.customer_record_key, sold.product_key, sold.channel_key, sold.geography_key,
    sold.ordered_on, sold.quantity, sold.gross_amount, sold.discount_amount,
    case when sold.cost_amount is null then version.unit_cost end as unit_cost,
    coalesce(
      cast(sold.cost_amount as decimal(38,4)), cast(cast(sold.quantity as decimal(38,4)) * version.unit_cost as decimal(38,4))
    ) as told_cost,
    cast(1 as decimal(9,6)) - goods_band.margin as share
  from fct_order_line as sold
  left join version
    on version.product_key = sold.product_key
    and (version.place = 1 or version.valid_from <= sold.ordered_at)
    and (version.valid_to is null or sold.ordered_at < version.valid_to)
  left join work.goods_band as goods_band
    on cast(goods_band.price_from as decimal(38,6)) * sold.quantity <= sold.gross_amount
    and (
      goods_band.price_to is null or cast(goods_band.price_to as decimal(38,6)) * sold.quantity > sold.gross_amount
    )
  where sold.line_type = 'sale' and sold.ordered_on < cast($as_of as date)
),
banded as (
  select
    *,
    sum(cast(gross_amount as decimal(38,4))) over (
      partition by share order by channel_key, ordered_on, order_key, line_key
      rows between unbounded preceding and current row
    ) as so_far
  from priced
  where told_cost is null and share is not null
),
costed as (
  select
    order_key, line_key, customer_record_key, product_key, channel_key, geography_key, ordered_on, quantity, gross_amount,
    discount_amount, unit_cost, told_cost as cost
  from priced
  where told_cost is not null or share is null
  union all
  select
    order_key, line_key, customer_record_key, product_key, channel_key, geography_key, ordered_on, quantity, gross_amount,
    discount_amount, unit_cost,
    cast(so_far * share as decimal(38,4)) - cast((so_far - gross_amount) * share as decimal(38,4))
  from banded
),
sold as (
  select
    coalesce(bridge_customer.customer_key, cast(0 as bigint)) as customer_key,
    costed.order_key, costed.line_key, costed.product_key, costed.channel_key, costed.geography_key, costed.ordered_on,
    costed.quantity, costed.gross_amount, costed.discount_amount, costed.unit_cost, costed.cost
  from costed
  left join bridge_customer on bridge_customer.customer_record_key = costed.customer_record_key
),
pair as (
  select
    order_key, order_line_key, return_key, return_line_key, returned_on, quantity, amount,
    sum(quantity) over (
      partition by order_key, order_line_key order by returned_on, return_key, return_line_key
      rows between unbounded preceding and current row
    ) as taken
  from bridge_return_line
  where returned_on < cast($as_of as date)
),
matched as (
  select
    sold.customer_key, sold.order_key, sold.product_key, sold.channel_key, sold.geography_key, pair.return_key,
    pair.return_line_key, pair.returned_on, pair.quantity, pair.amount, sold.cost,
    case
      when sold.cost is null then null
      when sold.unit_cost is not null then
        cast((cast(sold.quantity as decimal(38,4)) - pair.taken + pair.quantity) * sold.unit_cost as decimal(38,4))
        - cast((cast(sold.quantity as decimal(38,4)) - pair.taken) * sold.unit_cost as decimal(38,4))
      else
        cast(
          round(
            cast(sold.cost as double) * cast(sold.quantity - pair.taken + pair.quantity as double)
            / nullif(cast(sold.quantity as double), 0e0), 4
          ) as decimal(38,4)
        )
        - cast(
          round(
            cast(sold.cost as double) * cast(sold.quantity - pair.taken as double)
            / nullif(cast(sold.quantity as double), 0e0), 4
          ) as decimal(38,4)
        )
    end as cost_back
  from pair
  join sold on sold.order_key = pair.order_key and sold.line_key = pair.order_line_key
),
matched_of_return as (
  select return_key, return_line_key, sum(quantity) as quantity, sum(amount) as amount
  from matched
  group by return_key, return_line_key
),
unmatched as (
  select
    coalesce(bridge_customer.customer_key, cast(0 as bigint)) as customer_key,
    given_back.product_key, given_back.channel_key, given_back.geography_key, given_back.returned_on,
    given_back.quantity - coalesce(matched_of_return.quantity, cast(0 as decimal(38,4))) as quantity,
    given_back.net_amount - coalesce(matched_of_return.amount, cast(0 as decimal(38,4))) as amount
  from fct_return_line as given_back
  left join matched_of_return
    on matched_of_return.return_key = given_back.return_key and matched_of_return.return_line_key = given_back.line_key
  left join bridge_customer on bridge_customer.customer_record_key = given_back.customer_record_key
  where given_back.product_kind = 'product' and given_back.returned_on < cast($as_of as date)
),
pooled as (
  select
    event.on_day, event.customer_key, event.order_key, event.product_key, event.channel_key, event.geography_key,
    event.campaign_key, event.quantity, cost_rate.activity, cost_rate.stage, cost_rate.valid_from,
    cost_rate.channel_key as pool_channel_key, cost_rate.pool, cost_rate.capacity,
    sum(event.quantity) over (
      partition by cost_rate.activity, cost_rate.valid_from, cost_rate.channel_key
      order by
        event.channel_key, event.on_day, event.customer_key, event.order_key, event.product_key, event.geography_key,
        event.campaign_key
      rows between unbounded preceding and current row
    ) as so_far,
    sum(event.quantity) over (
      partition by cost_rate.activity, cost_rate.valid_from, cost_rate.channel_key
    ) as total
  from work.cost_event as event
  join cost_rate as cost_rate
    on cost_rate.activity = event.activity
    and cost_rate.driver = event.driver
    and cost_rate.pool is not null
    and cost_rate.valid_from <= event.on_day
    and event.on_day < cost_rate.valid_to
    and (cost_rate.channel_key = 0 or cost_rate.channel_key = event.channel_key)
  where event.is_allocated
),
measured as (
  select
    on_day, customer_key, order_key, product_key, channel_key, geography_key, campaign_key, quantity, activity, stage,
    valid_from, pool_channel_key, pool, so_far,
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
    on_day, customer_key, order_key, product_key, channel_key, geography_key, campaign_key, quantity, activity, stage,
    valid_from, pool_channel_key,
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
    'gross_sales' as entry, '' as activity, ordered_on as on_day, customer_key, order_key, product_key, channel_key,
    geography_key, cast(0 as bigint) as campaign_key, cost is not null as is_costed,
    cast(quantity as decimal(38,6)) as quantity, cast(gross_amount as decimal(38,4)) as amount
  from sold
  union all
  select
    'discounts', '', ordered_on, customer_key, order_key, product_key, channel_key, geography_key, cast(0 as bigint),
    cost is not null, cast(0 as decimal(38,6)), -cast(discount_amount as decimal(38,4))
  from sold
  where discount_amount <> 0
  union all
  select
    'goods', '', ordered_on, customer_key, order_key, product_key, channel_key, geography_key, cast(0 as bigint), true,
    cast(quantity as decimal(38,6)), -cost
  from sold
  where cost is not null
  union all
  select
    'returns', '', returned_on, customer_key, order_key, product_key, channel_key, geography_key, cast(0 as bigint),
    cost is not null, cast(quantity as decimal(38,6)), -cast(amount as decimal(38,4))
  from matched
  union all
  select
    'goods', '', returned_on, customer_key, order_key, product_key, channel_key, geography_key, cast(0 as bigint), true,
    -cast(quantity as decimal(38,6)), cost_back
  from matched
  where cost_back is not null
  union all
  select
    'returns', '', returned_on, customer_key, cast(0 as bigint), product_key, channel_key, geography_key,
    cast(0 as bigint), false, cast(quantity as decimal(38,6)), -cast(amount as decimal(38,4))
  from unmatched
  where quantity <> 0 or amount <> 0
  union all
  select
    case when is_allocated then stage else 'unallocated' end, activity, on_day, customer_key, order_key, product_key,
    channel_key, geography_key, campaign_key, true, case when driver = 'recorded' then cast(0 as decimal(38,6)) else quantity end,
    cast(cast(so_far - quantity as decimal(38,6)) * rate as decimal(38,4)) - cast(cast(so_far as decimal(38,6)) * rate as decimal(38,4))
  from rated
  union all
  select
    stage, activity, on_day, customer_key, order_key, product_key, channel_key, geography_key, campaign_key, true, quantity,
    -amount
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
