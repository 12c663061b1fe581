-- Customers, orders or lines do not add up to the same money.
-- blocking: yes
with line as (
  select customer_record_key, order_key, gross_amount as amount from fct_order_line
  union all
  select customer_record_key, return_key, -gross_amount from fct_return_line
),
by_order as (
  select order_key, sum(amount) as amount from line group by order_key
),
by_customer as (
  select bridge_customer.customer_key, sum(line.amount) as amount
  from line
  join bridge_customer on bridge_customer.customer_record_key = line.customer_record_key
  group by bridge_customer.customer_key
),
total as (
  select
    (select sum(amount) from line) as of_lines,
    (select sum(amount) from by_order) as of_orders,
    (select sum(amount) from by_customer) as of_customers
)
select of_lines, of_orders, of_customers
from total
where of_lines <> of_orders or of_lines <> of_customers
