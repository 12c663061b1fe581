-- One row per product: its category.
-- grain: member_key
select product_key as member_key, category as name
from dim_product
where is_current
