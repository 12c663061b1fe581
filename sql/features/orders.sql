-- One row per order and customer: what of its product lines stands as of a day.
-- grain: order_key, customer_key
-- The rules of every measure of sales stand here, once. As of a day, nothing is seen that happened on it or later.
-- Product sales are lines of the type sale: charges (postage, fees), free, stock and correction lines are outside.
-- net_sales = gross_sales - discounts - returns. An order counts while one of its product lines keeps units, so that a
-- cancelled order counts nowhere. Money given back belongs to the line whose units it takes back; what takes back none
-- stands in order 0 of whoever returned it. So the rows of a customer add up to all that they bought and gave back.
with sold as (
  select order_key, line_key, customer_record_key, ordered_on, quantity, gross_amount, discount_amount
  from fct_order_line
  where line_type = 'sale' and ordered_on < cast($as_of as date)
),
given_back as (
  select return_key, line_key, customer_record_key, quantity, net_amount
  from fct_return_line
  where product_kind = 'product' and returned_on < cast($as_of as date)
),
matched as (
  select
    pair.order_key, pair.order_line_key, pair.return_key, pair.return_line_key, pair.quantity, pair.amount
  from bridge_return_line as pair
  join given_back on given_back.return_key = pair.return_key and given_back.line_key = pair.return_line_key
  join sold on sold.order_key = pair.order_key and sold.line_key = pair.order_line_key
),
matched_of_sale as (
  select order_key, order_line_key, sum(quantity) as quantity, sum(amount) as amount
  from matched
  group by order_key, order_line_key
),
matched_of_return as (
  select return_key, return_line_key, sum(quantity) as quantity, sum(amount) as amount
  from matched
  group by return_key, return_line_key
),
line as (
  select
    sold.order_key, sold.customer_record_key, sold.ordered_on, sold.quantity as units,
    coalesce(matched_of_sale.quantity, cast(0 as decimal(18,4))) as units_returned,
    sold.gross_amount as gross_sales, sold.discount_amount as discounts,
    coalesce(matched_of_sale.amount, cast(0 as decimal(18,4))) as returns
  from sold
  left join matched_of_sale
    on matched_of_sale.order_key = sold.order_key and matched_of_sale.order_line_key = sold.line_key
  union all
  select
    cast(0 as bigint), given_back.customer_record_key, cast(null as date), cast(0 as decimal(18,4)),
    given_back.quantity - coalesce(matched_of_return.quantity, cast(0 as decimal(18,4))),
    cast(0 as decimal(18,4)), cast(0 as decimal(18,4)),
    given_back.net_amount - coalesce(matched_of_return.amount, cast(0 as decimal(18,4)))
  from given_back
  left join matched_of_return
    on matched_of_return.return_key = given_back.return_key and matched_of_return.return_line_key = given_back.line_key
  where matched_of_return.return_key is null
    or given_back.quantity <> matched_of_return.quantity
    or given_back.net_amount <> matched_of_return.amount
)
select
  line.order_key,
  coalesce(bridge_customer.customer_key, cast(0 as bigint)) as customer_key,
  min(line.ordered_on) as ordered_on,
  max(case when line.units > line.units_returned then 1 else 0 end) = 1 as is_counted,
  cast(sum(line.units) as decimal(18,4)) as units,
  cast(sum(line.units_returned) as decimal(18,4)) as units_returned,
  cast(sum(line.gross_sales) as decimal(18,4)) as gross_sales,
  cast(sum(line.discounts) as decimal(18,4)) as discounts,
  cast(sum(line.returns) as decimal(18,4)) as returns,
  cast(sum(line.gross_sales - line.discounts - line.returns) as decimal(18,4)) as net_sales
from line
left join bridge_customer on bridge_customer.customer_record_key = line.customer_record_key
group by line.order_key, coalesce(bridge_customer.customer_key, cast(0 as bigint))
