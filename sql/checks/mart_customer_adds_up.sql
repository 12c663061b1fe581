-- Customers do not add up to their orders.
-- blocking: yes
with orders as (
  select
    customer_key,
    sum(case when is_counted then 1 else 0 end) as frequency,
    sum(net_sales) as net_sales
  from mart_order
  group by customer_key
),
compared as (
  select
    coalesce(mart_customer.customer_key, orders.customer_key) as customer_key,
    mart_customer.frequency, coalesce(orders.frequency, 0) as frequency_of_orders,
    mart_customer.net_sales, coalesce(orders.net_sales, cast(0 as decimal(38,4))) as net_sales_of_orders
  from mart_customer
  full join orders on orders.customer_key = mart_customer.customer_key
)
select customer_key, frequency, frequency_of_orders, net_sales, net_sales_of_orders
from compared
where frequency is null or frequency <> frequency_of_orders or net_sales <> net_sales_of_orders
