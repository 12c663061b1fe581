-- One row per entry of sales and of goods in the ledger of profit before a day, and line of an order or of a return that it is of.
-- grain: entry, order_key, line_key, return_key, return_line_key
-- Which sales count and what goes back to which line: orders.sql. What goods cost: margins.sql, and where no record tells,
-- a declared share of their price (work.goods_band), reckoned by running sums of each band. Goods that come back with their
-- order are worth what they had cost; what came back without one is not known to have cost anything. return_key is 0 for what
-- was sold, order_key for what came back without an order.
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
    sold.customer_key, sold.order_key, sold.line_key, sold.product_key, sold.channel_key, sold.geography_key,
    pair.return_key, pair.return_line_key, pair.returned_on, pair.quantity, pair.amount, sold.cost,
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
    given_back.return_key, given_back.line_key as return_line_key, given_back.product_key, given_back.channel_key,
    given_back.geography_key, given_back.returned_on,
    given_back.quantity - coalesce(matched_of_return.quantity, cast(0 as decimal(38,4))) as quantity,
    given_back.net_amount - coalesce(matched_of_return.amount, cast(0 as decimal(38,4))) as amount
  from fct_return_line as given_back
  left join matched_of_return
    on matched_of_return.return_key = given_back.return_key and matched_of_return.return_line_key = given_back.line_key
  left join bridge_customer on bridge_customer.customer_record_key = given_back.customer_record_key
  where given_back.product_kind = 'product' and given_back.returned_on < cast($as_of as date)
)
select
  'gross_sales' as entry, ordered_on as on_day, customer_key, order_key, line_key, cast(0 as bigint) as return_key,
  cast(0 as bigint) as return_line_key, product_key, channel_key, geography_key, cost is not null as is_costed,
  cast(quantity as decimal(38,6)) as quantity, cast(gross_amount as decimal(38,4)) as amount
from sold
union all
select
  'discounts', ordered_on, customer_key, order_key, line_key, cast(0 as bigint), cast(0 as bigint), product_key, channel_key,
  geography_key, cost is not null, cast(0 as decimal(38,6)), -cast(discount_amount as decimal(38,4))
from sold
where discount_amount <> 0
union all
select
  'goods', ordered_on, customer_key, order_key, line_key, cast(0 as bigint), cast(0 as bigint), product_key, channel_key,
  geography_key, true, cast(quantity as decimal(38,6)), -cost
from sold
where cost is not null
union all
select
  'returns', returned_on, customer_key, order_key, line_key, return_key, return_line_key, product_key, channel_key,
  geography_key, cost is not null, cast(quantity as decimal(38,6)), -cast(amount as decimal(38,4))
from matched
union all
select
  'goods', returned_on, customer_key, order_key, line_key, return_key, return_line_key, product_key, channel_key,
  geography_key, true, -cast(quantity as decimal(38,6)), cost_back
from matched
where cost_back is not null
union all
select
  'returns', returned_on, customer_key, cast(0 as bigint), cast(0 as bigint), return_key, return_line_key, product_key,
  channel_key, geography_key, false, cast(quantity as decimal(38,6)), -cast(amount as decimal(38,4))
from unmatched
where quantity <> 0 or amount <> 0
