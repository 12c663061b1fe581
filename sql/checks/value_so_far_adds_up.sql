-- Value so far of all customers is not what product lines with a known cost kept, less that cost.
-- blocking: yes
-- Counted over lines, without customers: a line that finds no customer, or two, or two costs of one day, is found out.
with version as (
  select
    product_key, unit_cost, valid_from, valid_to,
    row_number() over (partition by product_key order by valid_from) as place
  from dim_product
  where product_key <> 0 and unit_cost is not null
),
taken_back as (
  select order_key, order_line_key, sum(quantity) as quantity, sum(amount) as amount
  from bridge_return_line
  where returned_on < cast($as_of as date)
  group by order_key, order_line_key
),
sold as (
  select
    sold.product_key, sold.ordered_at, sold.cost_amount, sold.quantity,
    sold.quantity - coalesce(taken_back.quantity, cast(0 as decimal(38,4))) as units_kept,
    sold.net_amount - coalesce(taken_back.amount, cast(0 as decimal(38,4))) as kept
  from fct_order_line as sold
  left join taken_back on taken_back.order_key = sold.order_key and taken_back.order_line_key = sold.line_key
  where sold.line_type = 'sale' and sold.ordered_on < cast($as_of as date)
),
said as (
  select
    sum(case
      when units_kept = quantity then kept - cost_amount
      else kept - cast(
        round(cast(cost_amount as double) * cast(units_kept as double) / nullif(cast(quantity as double), 0e0), 4)
        as decimal(38,4)
      )
    end) as earned
  from sold
  where cost_amount is not null
),
reckoned as (
  select
    sum(cast(sold.kept as decimal(38,4)) - cast(cast(sold.units_kept as decimal(38,4)) * version.unit_cost as decimal(38,4))) as earned
  from sold
  join version on version.product_key = sold.product_key
  where sold.cost_amount is null
    and (version.place = 1 or version.valid_from <= sold.ordered_at)
    and (version.valid_to is null or sold.ordered_at < version.valid_to)
),
lines as (
  select count(*) as product_lines from sold
),
customers as (
  select
    sum(product_lines) as product_lines,
    coalesce(sum(value_so_far), cast(0 as decimal(38,4))) as value_so_far
  from mart_customer
)
select
  customers.product_lines,
  lines.product_lines as product_lines_of_orders,
  customers.value_so_far,
  coalesce(said.earned, cast(0 as decimal(38,4))) + coalesce(reckoned.earned, cast(0 as decimal(38,4))) as value_of_orders
from customers
cross join lines
cross join said
cross join reckoned
where customers.product_lines <> lines.product_lines
  or customers.value_so_far
    <> coalesce(said.earned, cast(0 as decimal(38,4))) + coalesce(reckoned.earned, cast(0 as decimal(38,4)))
