-- One row per cause of losses; and one per customer who loses most, with the cause.
-- grain: customer_key, cause
-- The cause is what a customer costs most above what the firm spends on it for as much gross sales: a discount, goods,
-- returns or an activity. customer_key is 0 in the rows of causes, where customers and loss are those of all who lose.
with cost as (
  select customer_key, case when activity = '' then entry else activity end as cause, -sum(amount) as cost
  from mart_profit_line
  where entry in ('discounts', 'returns', 'goods', 'serve', 'reach')
  group by customer_key, case when activity = '' then entry else activity end
),
firm as (
  select cause, sum(cost) as cost
  from cost
  group by cause
),
sold as (
  select sum(gross_sales) as gross_sales from mart_profit
),
loser as (
  select customer_key, gross_sales, net_sales, profit
  from mart_profit
  where customer_key <> 0 and profit < 0
),
excess as (
  select
    loser.customer_key, loser.net_sales, loser.profit, cost.cause, cost.cost,
    cast(cost.cost as double)
    - coalesce(
      cast(loser.gross_sales as double) * (cast(firm.cost as double) / nullif(cast(sold.gross_sales as double), 0e0)), 0e0
    ) as excess
  from loser
  join cost on cost.customer_key = loser.customer_key
  join firm on firm.cause = cost.cause
  cross join sold
),
ranked as (
  select
    customer_key, net_sales, profit, cause, cost,
    row_number() over (partition by customer_key order by excess desc, cause) as place
  from excess
),
caused as (
  select customer_key, net_sales, profit, cause, cost from ranked where place = 1
),
placed as (
  select
    customer_key, net_sales, profit, cause, cost,
    row_number() over (order by profit, customer_key) as place
  from caused
)
select
  placed.customer_key, dim_customer.customer_id, placed.cause, cast(1 as bigint) as customers,
  cast(placed.net_sales as decimal(18,4)) as net_sales,
  cast(placed.cost as decimal(18,4)) as cost,
  cast(placed.profit as decimal(18,4)) as profit
from placed
join dim_customer on dim_customer.customer_key = placed.customer_key
where placed.place <= 15
union all
select
  cast(0 as bigint), cast(null as varchar), cause, count(*), cast(sum(net_sales) as decimal(18,4)),
  cast(sum(cost) as decimal(18,4)), cast(sum(profit) as decimal(18,4))
from caused
group by cause
order by 7, 1, 3
