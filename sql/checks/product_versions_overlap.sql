-- Versions of a product overlap, leave a gap, or more or less than one of them holds now.
-- blocking: yes
with version as (
  select
    product_key, valid_from, valid_to, is_current,
    lead(valid_from) over (partition by product_key order by valid_from) as next_from
  from dim_product
)
select product_key, valid_from, valid_to, next_from
from version
where (valid_to is null) <> (next_from is null) or valid_to <> next_from or is_current <> (next_from is null)
