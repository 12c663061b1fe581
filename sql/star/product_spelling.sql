-- One row per product and spelling of its code, with the first time it was seen and the smallest record key then.
-- grain: product_key, product_id
with spelt as (
  select product_key, product_id, kind, source, first_at, first_key from product_spelling
  union all
  select product_key, product_id, kind, source, observed_at as first_at, record_key as first_key from work.new_product
),
earliest as (
  select product_key, product_id, min(first_at) as first_at from spelt group by product_key, product_id
)
select
  spelt.product_key, spelt.product_id, min(spelt.kind) as kind, min(spelt.source) as source, spelt.first_at,
  min(spelt.first_key) as first_key
from spelt
join earliest
  on earliest.product_key = spelt.product_key
  and earliest.product_id = spelt.product_id
  and earliest.first_at = spelt.first_at
group by spelt.product_key, spelt.product_id, spelt.first_at
