-- One row: the money of the night as of its day.
with sales as (
  select
    coalesce(sum(gross_sales), 0) as gross_sales, coalesce(sum(discounts), 0) as discounts,
    coalesce(sum(returns), 0) as returns, coalesce(sum(net_sales), 0) as net_sales,
    coalesce(sum(case when customer_key = 0 then net_sales end), 0) as unknown_customer
  from mart_customer
),
charges as (
  select coalesce(sum(gross_amount), 0) as amount
  from fct_order_line
  where line_type <> 'sale' and ordered_on < cast($as_of as date)
),
returned_charges as (
  select coalesce(sum(gross_amount), 0) as amount
  from fct_return_line
  where product_kind <> 'product' and returned_on < cast($as_of as date)
)
select
  cast(sales.gross_sales as decimal(18,4)) as gross_sales,
  cast(sales.discounts as decimal(18,4)) as discounts,
  cast(sales.returns as decimal(18,4)) as returns,
  cast(sales.net_sales as decimal(18,4)) as net_sales,
  cast(charges.amount - returned_charges.amount as decimal(18,4)) as outside_products,
  cast(sales.unknown_customer as decimal(18,4)) as unknown_customer
from sales
cross join charges
cross join returned_charges
