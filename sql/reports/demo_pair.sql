-- One row: in how many orders two products stand, each alone and together, by their ids in small letters.
with code as (
  select distinct product_key, lower(product_id) as product_id from dim_product
),
held as (
  select
    line.order_key,
    max(case when code.product_id = $first then 1 else 0 end) as with_first,
    max(case when code.product_id = $second then 1 else 0 end) as with_second
  from fct_order_line as line
  join code on code.product_key = line.product_key
  where line.line_type = 'sale'
  group by line.order_key
)
select
  cast(count(*) as bigint) as orders,
  cast(coalesce(sum(with_first), 0) as bigint) as with_first,
  cast(coalesce(sum(with_second), 0) as bigint) as with_second,
  cast(coalesce(sum(with_first * with_second), 0) as bigint) as with_both
from held
