-- One row per product, as its source numbers it.
-- grain: member_key
select product_key as member_key, source || ':' || product_id as name
from dim_product
where is_current
