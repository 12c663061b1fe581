-- One row per segment: what its customers kept of product sales, and what those units had cost by the cost of their day.
-- grain: segment
-- What a line itself says that it cost holds, else the unit cost of its product on the day. Costs stand beside the sales
-- of which a cost is known, known_sales: what has none is no cost of nothing.
with version as (
  select
    product_key, unit_cost, cast(valid_from as date) as valid_from, cast(valid_to as date) as valid_to,
    row_number() over (partition by product_key order by valid_from) as place
  from dim_product
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
    sold.net_amount - coalesce(taken_back.amount, cast(0 as decimal(38,4))) as net_sales,
    case
      when sold.cost_amount is null
        then (sold.quantity - coalesce(taken_back.quantity, cast(0 as decimal(38,4)))) * cast(version.unit_cost as decimal(18,4))
      when taken_back.quantity is null then sold.cost_amount
      else cast(
        round(
          cast(sold.cost_amount as double) * cast(sold.quantity - taken_back.quantity as double)
          / nullif(cast(sold.quantity as double), 0e0), 4
        ) as decimal(18,4)
      )
    end as cost
  from fct_order_line as sold
  left join taken_back on taken_back.order_key = sold.order_key and taken_back.order_line_key = sold.line_key
  left join version
    on version.product_key = sold.product_key
    and (version.place = 1 or version.valid_from <= sold.ordered_on)
    and (version.valid_to is null or sold.ordered_on < version.valid_to)
  where sold.line_type = 'sale' and sold.ordered_on < cast($as_of as date)
)
select
  mart_customer.rfm_segment as segment,
  cast(sum(line.net_sales) as decimal(18,4)) as line_sales,
  cast(coalesce(sum(case when line.cost is not null then line.net_sales end), 0) as decimal(18,4)) as known_sales,
  cast(sum(line.cost) as decimal(18,4)) as cost
from line
join bridge_customer on bridge_customer.customer_record_key = line.customer_record_key
join mart_customer on mart_customer.customer_key = bridge_customer.customer_key
where mart_customer.rfm_segment is not null
group by mart_customer.rfm_segment
order by mart_customer.rfm_segment
