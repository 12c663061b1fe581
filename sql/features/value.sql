-- One row per customer with a counted order: purchases to come, what one brings, and what was earned on those before.
-- grain: customer_key
-- What a line earned is what was kept of it (net of what was given back) less the cost of the units kept: by the line's own
-- word, else by the cost of the product on its day. Lines without a known cost are in none of the columns.
-- earned_squares is Σ earned² ÷ known_spend over orders: how much the rate varies within a customer.
with version as (
  select
    product_key, unit_cost, cast(valid_from as date) as valid_from, cast(valid_to as date) as valid_to,
    row_number() over (partition by product_key order by valid_from) as place
  from dim_product
  where product_key <> 0
),
taken_back as (
  select order_key, order_line_key, sum(quantity) as quantity, sum(amount) as amount
  from bridge_return_line
  where returned_on < cast($as_of as date)
  group by order_key, order_line_key
),
line as (
  select
    bridge_customer.customer_key,
    sold.order_key,
    sold.net_amount as spend,
    sold.net_amount - coalesce(taken_back.amount, cast(0 as decimal(38,4))) as kept,
    case
      when sold.cost_amount is not null then cast(
        round(
          cast(sold.cost_amount as double) * cast(sold.quantity - coalesce(taken_back.quantity, cast(0 as decimal(38,4))) as double)
          / nullif(cast(sold.quantity as double), 0e0), 4
        ) as decimal(38,4)
      )
      else cast(
        (cast(sold.quantity as decimal(38,4)) - coalesce(taken_back.quantity, cast(0 as decimal(38,4)))) * version.unit_cost
        as decimal(38,4)
      )
    end as cost
  from fct_order_line as sold
  join bridge_customer on bridge_customer.customer_record_key = sold.customer_record_key
  left join taken_back on taken_back.order_key = sold.order_key and taken_back.order_line_key = sold.line_key
  left join version
    on version.product_key = sold.product_key
    and (version.place = 1 or version.valid_from <= sold.ordered_on)
    and (version.valid_to is null or sold.ordered_on < version.valid_to)
  where sold.line_type = 'sale' and sold.ordered_on < cast($as_of as date)
),
earned_order as (
  select customer_key, order_key, sum(spend) as spend, sum(kept - cost) as earned
  from line
  where cost is not null
  group by customer_key, order_key
),
earned as (
  select
    customer_key, count(*) as known_orders, sum(spend) as known_spend, sum(earned) as earned,
    sum(
      cast(round(cast(earned as double) * cast(earned as double) / cast(spend as double), 6) as decimal(38,6))
    ) as earned_squares
  from earned_order
  where spend > 0
  group by customer_key
)
select
  purchases.customer_key,
  score_purchases_history.discounted_purchases,
  score_spend_history.expected_spend,
  coalesce(earned.known_orders, cast(0 as bigint)) as known_orders,
  cast(coalesce(earned.known_spend, cast(0 as decimal(38,4))) as decimal(18,4)) as known_spend,
  cast(coalesce(earned.earned, cast(0 as decimal(38,4))) as decimal(18,4)) as earned,
  cast(coalesce(earned.earned_squares, cast(0 as decimal(38,6))) as decimal(38,6)) as earned_squares
from work.purchases as purchases
left join earned on earned.customer_key = purchases.customer_key
left join score_purchases_history
  on score_purchases_history.customer_key = purchases.customer_key
  and score_purchases_history.as_of = cast($as_of as date)
left join score_spend_history
  on score_spend_history.customer_key = purchases.customer_key
  and score_spend_history.as_of = cast($as_of as date)
where purchases.customer_key <> 0 and purchases.frequency > 0
