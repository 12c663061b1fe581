-- One row per record of a customer who called: what the calls cost, what they earn, and what they cost most above others.
-- grain: source, customer_id
with cost as (
  select customer_key, case when activity = '' then entry else activity end as cause, -sum(amount) as cost
  from mart_profit_line
  where entry in ('discounts', 'returns', 'goods', 'serve', 'reach')
  group by customer_key, case when activity = '' then entry else activity end
),
firm as (
  select cause, sum(cost) as cost from cost group by cause
),
sold as (
  select sum(gross_sales) as gross_sales from mart_profit
),
ranked as (
  select
    cost.customer_key, cost.cause,
    row_number() over (
      partition by cost.customer_key
      order by
        cast(cost.cost as double)
        - cast(mart_profit.gross_sales as double)
        * (cast(firm.cost as double) / nullif(cast(sold.gross_sales as double), 0e0)) desc,
        cost.cause
    ) as place
  from cost
  join mart_profit on mart_profit.customer_key = cost.customer_key
  join firm on firm.cause = cost.cause
  cross join sold
)
select
  record.source, record.customer_id,
  cast(cost.cost as decimal(18,4)) as cost,
  mart_profit.profit,
  ranked.cause
from cost
join mart_profit on mart_profit.customer_key = cost.customer_key
join ranked on ranked.customer_key = cost.customer_key and ranked.place = 1
join bridge_customer on bridge_customer.customer_key = cost.customer_key
join (select distinct customer_record_key, source, customer_id from dim_customer_record) as record
  on record.customer_record_key = bridge_customer.customer_record_key
where cost.cause = 'calls'
order by record.source, record.customer_id
