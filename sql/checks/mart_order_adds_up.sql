-- Orders do not add up to their lines and returns.
-- blocking: yes
with orders as (
  select sum(gross_sales) as gross_sales, sum(discounts) as discounts, sum(returns) as returns, sum(net_sales) as net_sales
  from mart_order
),
lines as (
  select sum(gross_amount) as gross_sales, sum(discount_amount) as discounts
  from fct_order_line
  where line_type = 'sale' and ordered_on < cast($as_of as date)
),
given_back as (
  select sum(net_amount) as returns
  from fct_return_line
  where product_kind = 'product' and returned_on < cast($as_of as date)
),
totals as (
  select
    coalesce(orders.net_sales, cast(0 as decimal(38,4))) as net_sales_of_orders,
    coalesce(lines.gross_sales, cast(0 as decimal(38,4))) - coalesce(lines.discounts, cast(0 as decimal(38,4)))
      - coalesce(given_back.returns, cast(0 as decimal(38,4))) as net_sales_of_lines,
    coalesce(orders.returns, cast(0 as decimal(38,4))) as returns_of_orders,
    coalesce(given_back.returns, cast(0 as decimal(38,4))) as returns_of_lines
  from orders
  cross join lines
  cross join given_back
)
select net_sales_of_orders, net_sales_of_lines, returns_of_orders, returns_of_lines
from totals
where net_sales_of_orders <> net_sales_of_lines or returns_of_orders <> returns_of_lines
