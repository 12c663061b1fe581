-- One row: what a category brought since a day, and what its goods had cost by the line's own word, else by the cost when they were sold.
with version as (
  select
    product_key, category, unit_cost, valid_from, valid_to,
    row_number() over (partition by product_key order by valid_from) as place
  from dim_product
)
select
  cast(coalesce(sum(line.net_amount), 0) as decimal(18,4)) as sales,
  cast(coalesce(sum(coalesce(line.cost_amount, line.quantity * version.unit_cost)), 0) as decimal(18,4)) as cost
from fct_order_line as line
join version
  on version.product_key = line.product_key
  and (version.place = 1 or version.valid_from <= line.ordered_at)
  and (version.valid_to is null or line.ordered_at < version.valid_to)
where version.category = $category
  and line.ordered_on >= cast($since as date)
  and line.line_type in ('sale', 'free')
