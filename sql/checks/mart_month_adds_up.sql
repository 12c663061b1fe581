-- Months do not add up to orders.
-- blocking: yes
with months as (
  select sum(orders) as orders, sum(gross_sales) as gross_sales, sum(net_sales) as net_sales from mart_month
),
orders as (
  select
    count(distinct case when is_counted then order_key end) as orders,
    sum(gross_sales) as gross_sales,
    sum(net_sales) as net_sales
  from mart_order
)
select
  months.orders as orders_of_months, orders.orders,
  months.gross_sales as gross_sales_of_months, orders.gross_sales,
  months.net_sales as net_sales_of_months, orders.net_sales
from months
cross join orders
where coalesce(months.orders, 0) <> orders.orders
  or coalesce(months.gross_sales, cast(0 as decimal(38,4))) <> coalesce(orders.gross_sales, cast(0 as decimal(38,4)))
  or coalesce(months.net_sales, cast(0 as decimal(38,4))) <> coalesce(orders.net_sales, cast(0 as decimal(38,4)))
