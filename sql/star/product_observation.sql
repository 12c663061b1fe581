-- One row per moment at which a product source showed a product: what the record with the greatest key said then.
-- grain: product_key, observed_at
-- Two sources may bring records that are equal as text and differ in what their columns mean: the first by name holds.
with shown as (
  select product_key, observed_at, record_key, shown_by, name, category, subcategory, brand, unit_cost, list_price, is_deleted
  from product_observation
  union all
  select product_key, observed_at, record_key, shown_by, name, category, subcategory, brand, unit_cost, list_price, is_deleted
  from work.new_product
  where is_master
),
ranked as (
  select *, row_number() over (partition by product_key, observed_at order by record_key desc, coalesce(is_deleted, '') desc, shown_by) as rank_at_time
  from shown
)
select product_key, observed_at, record_key, shown_by, name, category, subcategory, brand, unit_cost, list_price, is_deleted
from ranked
where rank_at_time = 1
