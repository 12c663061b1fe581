-- One row per cost in one customer's ledger of profit, apart by what it was counted by: units of its driver, or records that name the order.
-- grain: activity, driver, on_day, order_key, product_key, channel_key, geography_key, campaign_key
-- The ledger has both in one entry where they are of the same day, order and product.
with spent as (
  select
    entry, activity, on_day, order_key, product_key, channel_key, geography_key, campaign_key,
    sum(quantity) as quantity, sum(amount) as amount
  from mart_profit_line
  where customer_key = cast($customer_key as bigint)
    and (cast($order_key as bigint) is null or order_key = cast($order_key as bigint))
    and entry in ('serve', 'reach')
  group by entry, activity, on_day, order_key, product_key, channel_key, geography_key, campaign_key
),
told as (
  select activity, on_day, order_key, product_key, channel_key, geography_key, campaign_key, quantity as amount
  from work.explained_order_cost
),
parted as (
  select
    spent.entry, spent.activity, counted.driver, spent.on_day, spent.order_key, spent.product_key, spent.channel_key,
    spent.geography_key, spent.campaign_key, spent.quantity, told.amount as told_amount,
    spent.amount + coalesce(told.amount, cast(0 as decimal(38,4))) as counted_amount
  from spent
  left join work.activity_driver as counted on counted.activity = spent.activity
  left join told
    on told.activity = spent.activity
    and told.on_day = spent.on_day
    and told.order_key = spent.order_key
    and told.product_key = spent.product_key
    and told.channel_key = spent.channel_key
    and told.geography_key = spent.geography_key
    and told.campaign_key = spent.campaign_key
)
select
  entry, activity, 'recorded' as driver, on_day, order_key, product_key, channel_key, geography_key, campaign_key,
  cast(0 as decimal(18,6)) as quantity, cast(-told_amount as decimal(18,4)) as amount
from parted
where told_amount is not null
union all
select
  entry, activity, driver, on_day, order_key, product_key, channel_key, geography_key, campaign_key,
  cast(quantity as decimal(18,6)), cast(counted_amount as decimal(18,4))
from parted
where told_amount is null or quantity <> 0 or counted_amount <> 0
