-- One row per customer and order with a product line before a day: what is kept of its lines, and what those had cost.
-- grain: customer_key, order_key
-- Built where a model or mart names it. What was kept of a line is its net amount less the money given back for it; its
-- cost is that of the units kept: by the line's own word, else by the cost of the product when it was sold (the first that
-- is known holds for all time before it). Sales, costs and spend stand beside each other only of lines whose cost is known: what
-- has none is no cost of nothing. Customer 0 holds the lines that name nobody.
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
line as (
  select
    sold.customer_record_key,
    sold.order_key,
    sold.net_amount as spend,
    sold.net_amount - coalesce(taken_back.amount, cast(0 as decimal(38,4))) as kept,
    case
      when sold.cost_amount is null then cast(
        (cast(sold.quantity as decimal(38,4)) - coalesce(taken_back.quantity, cast(0 as decimal(38,4)))) * version.unit_cost
        as decimal(38,4)
      )
      when taken_back.quantity is null then cast(sold.cost_amount as decimal(38,4))
      else cast(
        round(
          cast(sold.cost_amount as double) * cast(sold.quantity - taken_back.quantity as double)
          / nullif(cast(sold.quantity as double), 0e0), 4
        ) as decimal(38,4)
      )
    end as cost
  from fct_order_line as sold
  left join taken_back on taken_back.order_key = sold.order_key and taken_back.order_line_key = sold.line_key
  left join version
    on version.product_key = sold.product_key
    and (version.place = 1 or version.valid_from <= sold.ordered_at)
    and (version.valid_to is null or sold.ordered_at < version.valid_to)
  where sold.line_type = 'sale' and sold.ordered_on < cast($as_of as date)
)
select
  coalesce(bridge_customer.customer_key, cast(0 as bigint)) as customer_key,
  line.order_key,
  count(*) as product_lines,
  count(line.cost) as costed_lines,
  cast(sum(line.kept) as decimal(18,4)) as line_sales,
  cast(coalesce(sum(case when line.cost is not null then line.spend end), cast(0 as decimal(38,4))) as decimal(18,4)) as costed_spend,
  cast(coalesce(sum(case when line.cost is not null then line.kept end), cast(0 as decimal(38,4))) as decimal(18,4)) as costed_sales,
  cast(coalesce(sum(line.cost), cast(0 as decimal(38,4))) as decimal(18,4)) as cost
from line
left join bridge_customer on bridge_customer.customer_record_key = line.customer_record_key
group by coalesce(bridge_customer.customer_key, cast(0 as bigint)), line.order_key
