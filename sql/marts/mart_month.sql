-- One row per calendar month with a product sale or return.
-- grain: month_start
-- Orders count in the month they were placed in, money given back in the month it was given back: so a month that is
-- over keeps its returns. Customers who bought are known ones with a counted order.
with placed as (
  select
    order_key, customer_key, is_counted, gross_sales, discounts,
    cast(date_trunc('month', ordered_on) as date) as month_start
  from mart_order
  where order_key <> 0
),
sales as (
  select
    month_start,
    count(distinct case when is_counted and customer_key <> 0 then customer_key end) as customers,
    count(distinct case when is_counted then order_key end) as orders,
    sum(gross_sales) as gross_sales,
    sum(discounts) as discounts
  from placed
  group by month_start
),
first_month as (
  select customer_key, min(month_start) as month_start
  from placed
  where is_counted and customer_key <> 0
  group by customer_key
),
newcomers as (
  select month_start, count(*) as new_customers
  from first_month
  group by month_start
),
given_back as (
  select cast(date_trunc('month', returned_on) as date) as month_start, net_amount
  from fct_return_line
  where product_kind = 'product' and returned_on < cast($as_of as date)
),
returned as (
  select month_start, sum(net_amount) as returns
  from given_back
  group by month_start
),
month as (
  select month_start from sales
  union
  select month_start from returned
),
seen_day as (
  select ordered_on as seen_on from fct_order_line where ordered_on < cast($as_of as date)
  union all
  select returned_on from fct_return_line where returned_on < cast($as_of as date)
),
seen as (
  select min(seen_on) as first_on, max(seen_on) as last_on from seen_day
)
select
  month.month_start,
  -- Whole if it is over and the data lack at most three days at either end of it: a long weekend without a sale.
  cast(month.month_start + interval '1' month as date) <= cast($as_of as date)
    and date_diff('day', month.month_start, seen.first_on) <= 3
    and date_diff('day', seen.last_on, cast(month.month_start + interval '1' month as date)) <= 4 as is_complete,
  coalesce(sales.customers, 0) as customers,
  coalesce(newcomers.new_customers, 0) as new_customers,
  coalesce(sales.orders, 0) as orders,
  cast(coalesce(sales.gross_sales, cast(0 as decimal(38,4))) as decimal(18,4)) as gross_sales,
  cast(coalesce(sales.discounts, cast(0 as decimal(38,4))) as decimal(18,4)) as discounts,
  cast(coalesce(returned.returns, cast(0 as decimal(38,4))) as decimal(18,4)) as returns,
  cast(
    coalesce(sales.gross_sales, cast(0 as decimal(38,4))) - coalesce(sales.discounts, cast(0 as decimal(38,4)))
    - coalesce(returned.returns, cast(0 as decimal(38,4))) as decimal(18,4)
  ) as net_sales
from month
cross join seen
left join sales on sales.month_start = month.month_start
left join newcomers on newcomers.month_start = month.month_start
left join returned on returned.month_start = month.month_start
