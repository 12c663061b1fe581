-- Months do not add up to orders.
-- blocking: yes
-- Month by month, since an order id may come back in a later month with another customer; net sales over all of them,
-- since money is given back in another month than the order's. That row names no month.
with ordered as (
  select
    cast(date_trunc('month', ordered_on) as date) as month_start,
    count(distinct case when is_counted then order_key end) as orders,
    sum(gross_sales - discounts) as amount
  from mart_order
  where order_key <> 0
  group by cast(date_trunc('month', ordered_on) as date)
),
compared as (
  select
    coalesce(mart_month.month_start, ordered.month_start) as month_start,
    coalesce(mart_month.orders, 0) as orders, coalesce(ordered.orders, 0) as orders_of_orders,
    coalesce(mart_month.gross_sales - mart_month.discounts, cast(0 as decimal(38,4))) as amount,
    coalesce(ordered.amount, cast(0 as decimal(38,4))) as amount_of_orders
  from mart_month
  full join ordered on ordered.month_start = mart_month.month_start
),
total as (
  select
    (select sum(net_sales) from mart_month) as amount,
    (select sum(net_sales) from mart_order) as amount_of_orders
)
select month_start, orders, orders_of_orders, amount, amount_of_orders
from compared
where orders <> orders_of_orders or amount <> amount_of_orders
union all
select cast(null as date), cast(null as bigint), cast(null as bigint), amount, amount_of_orders
from total
where coalesce(amount, cast(0 as decimal(38,4))) <> coalesce(amount_of_orders, cast(0 as decimal(38,4)))
