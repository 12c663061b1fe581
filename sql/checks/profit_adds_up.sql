-- Profit does not add up: of customers and the ledger, of its sales and the orders, or of pools and their parts.
-- blocking: yes
-- Each is reckoned in another way than the ledger was built: sums of customers, sums of orders, amounts of pools; those of which
-- some records name their order are held to these by recorded_costs_add_up.sql.
with ledger as (
  select
    customer_key,
    sum(amount) as amount,
    sum(case when entry in ('gross_sales', 'discounts', 'returns') then amount else cast(0 as decimal(18,4)) end) as net_sales
  from mart_profit_line
  group by customer_key
),
orders as (
  select customer_key, sum(net_sales) as net_sales
  from mart_order
  group by customer_key
),
customers as (
  select
    coalesce(ledger.customer_key, mart_profit.customer_key) as customer_key,
    coalesce(ledger.amount, cast(0 as decimal(38,4))) as amount,
    coalesce(mart_profit.profit - mart_profit.unallocated, cast(0 as decimal(38,4))) as profit,
    coalesce(ledger.net_sales, cast(0 as decimal(38,4))) as net_sales,
    coalesce(mart_profit.net_sales, cast(0 as decimal(38,4))) as net_sales_of_customer
  from ledger
  full join mart_profit as mart_profit on mart_profit.customer_key = ledger.customer_key
),
sold as (
  select
    coalesce(orders.customer_key, ledger.customer_key) as customer_key,
    coalesce(orders.net_sales, cast(0 as decimal(38,4))) as net_sales_of_orders,
    coalesce(ledger.net_sales, cast(0 as decimal(38,4))) as net_sales
  from orders
  full join ledger on ledger.customer_key = orders.customer_key
),
pools as (
  select activity, sum(pool) as pool
  from cost_rate
  where pool is not null and activity not in (select activity from cost_rate where driver = 'recorded')
  group by activity
),
spent as (
  select activity, -sum(amount) as amount
  from mart_profit_line
  where activity <> ''
  group by activity
)
select 'customer' as kind, cast(customer_key as varchar) as name, profit as found, amount as expected
from customers
where profit <> amount or net_sales <> net_sales_of_customer
union all
select 'sales', cast(customer_key as varchar), net_sales, net_sales_of_orders
from sold
where net_sales <> net_sales_of_orders
union all
select 'pool', pools.activity, coalesce(spent.amount, cast(0 as decimal(38,4))), pools.pool
from pools
left join spent on spent.activity = pools.activity
where pools.pool <> coalesce(spent.amount, cast(0 as decimal(38,4)))
union all
select 'nobody', cast(customer_key as varchar), unallocated, cast(0 as decimal(38,4))
from mart_profit
where customer_key <> 0 and unallocated <> 0
