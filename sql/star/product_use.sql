-- One row per product and the name that lines of orders give it: what was known, and what the new lines add.
-- grain: product_key, name
with used as (
  select product_key, name, sale_lines from product_use
  union all
  select product_key, coalesce(name, '') as name, sale_lines from work.new_product_use
)
select product_key, name, cast(sum(sale_lines) as bigint) as sale_lines
from used
group by product_key, name
