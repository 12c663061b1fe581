-- One row per twentieth of the customers in the ledger of profit, the most profitable first.
-- grain: part
-- Of equal customers it makes no difference who stands first: sums are the same.
with customer as (
  select customer_key, net_sales, profit
  from mart_profit
  where customer_key <> 0
),
everybody as (
  select count(*) as customers from customer
),
placed as (
  select
    net_sales, profit,
    cast(row_number() over (order by profit desc, customer_key) - 1 as double) as ahead
  from customer
),
parted as (
  select
    placed.net_sales, placed.profit,
    cast(floor(2e1 * placed.ahead / nullif(cast(everybody.customers as double), 0e0)) as bigint) + 1 as part
  from placed
  cross join everybody
)
select
  part,
  count(*) as customers,
  cast(sum(net_sales) as decimal(18,4)) as net_sales,
  cast(sum(profit) as decimal(18,4)) as profit,
  cast(sum(case when profit > 0 then 1 else 0 end) as bigint) as earners,
  cast(sum(case when profit > 0 then profit else cast(0 as decimal(18,4)) end) as decimal(18,4)) as earned,
  cast(sum(case when profit < 0 then 1 else 0 end) as bigint) as losers
from parted
group by part
order by part
