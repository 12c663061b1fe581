-- One row per product and name that tonight's lines of orders give it.
-- grain: product_key, name
select
  product_key, name, cast(count(case when is_sale then 1 end) as bigint) as sale_lines
from work.new_product
where not is_master
group by product_key, name
