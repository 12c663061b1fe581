-- One row per version of a product. Names that lines of orders give make no versions: a product source does.
-- grain: product_key, valid_from
with spelling as (
  -- The first spelling by business time is shown, on a tie that of the smallest record.
  select
    *,
    row_number() over (partition by product_key order by first_at, first_key, product_id) as rank_by_time
  from product_spelling
),
product as (
  select product_key, product_id, kind, source, first_at from spelling where rank_by_time = 1
),
name_use as (
  -- The description on most sale lines: the first one is 'lost' or empty for hundreds of products.
  select
    product_key, name,
    row_number() over (partition by product_key order by sale_lines desc, name) as rank_by_use
  from product_use
  where name <> ''
),
used_name as (
  select product_key, name from name_use where rank_by_use = 1
),
said as (
  select
    *,
    coalesce(name, chr(30)) || chr(31) ||
      coalesce(category, chr(30)) || chr(31) ||
      coalesce(subcategory, chr(30)) || chr(31) ||
      coalesce(brand, chr(30)) || chr(31) ||
      coalesce(unit_cost, chr(30)) || chr(31) ||
      coalesce(list_price, chr(30)) as all_said,
    row_number() over (partition by product_key order by observed_at) as step
  from product_observation
),
carried as (
  -- The greatest of (step, value) so far holds the last value that was said: NULL is never the greatest.
  select
    product_key, observed_at,
    substr(max(lpad(cast(step as varchar), 10, '0') || name) over so_far, 11) as name,
    substr(max(lpad(cast(step as varchar), 10, '0') || category) over so_far, 11) as category,
    substr(max(lpad(cast(step as varchar), 10, '0') || subcategory) over so_far, 11) as subcategory,
    substr(max(lpad(cast(step as varchar), 10, '0') || brand) over so_far, 11) as brand,
    substr(max(lpad(cast(step as varchar), 10, '0') || unit_cost) over so_far, 11) as unit_cost,
    substr(max(lpad(cast(step as varchar), 10, '0') || list_price) over so_far, 11) as list_price,
    substr(max(lpad(cast(step as varchar), 10, '0') || is_deleted) over so_far, 11) as is_deleted
  from said
  window so_far as (partition by product_key order by step rows between unbounded preceding and current row)
),
stated as (
  select
    *,
    coalesce(name, chr(30)) || chr(31) ||
      coalesce(category, chr(30)) || chr(31) ||
      coalesce(subcategory, chr(30)) || chr(31) ||
      coalesce(brand, chr(30)) || chr(31) ||
      coalesce(unit_cost, chr(30)) || chr(31) ||
      coalesce(list_price, chr(30)) || chr(31) ||
      coalesce(is_deleted, '0') as all_known
  from carried
),
changed as (
  select *, lag(all_known) over (partition by product_key order by observed_at) as known_before
  from stated
),
versions as (
  select *, lead(observed_at) over (partition by product_key order by observed_at) as next_at
  from changed
  where known_before is null or known_before <> all_known
)
select
  product.product_key,
  coalesce(versions.observed_at, product.first_at) as valid_from,
  versions.next_at as valid_to,
  versions.next_at is null as is_current,
  product.source, product.product_id,
  coalesce(nullif(versions.name, ''), used_name.name) as name,
  product.kind,
  nullif(versions.category, '') as category,
  nullif(versions.subcategory, '') as subcategory,
  nullif(versions.brand, '') as brand,
  cast(nullif(versions.unit_cost, '') as decimal(18,4)) as unit_cost,
  cast(nullif(versions.list_price, '') as decimal(18,4)) as list_price,
  coalesce(versions.is_deleted, '0') = '1' as is_deleted
from product
left join versions on versions.product_key = product.product_key
left join used_name on used_name.product_key = product.product_key
union all
select
  cast(0 as bigint), timestamp '1970-01-01 00:00:00.000000', cast(null as timestamp(6)), true, '', 'unknown',
  cast(null as varchar), 'product', cast(null as varchar), cast(null as varchar), cast(null as varchar),
  cast(null as decimal(18,4)), cast(null as decimal(18,4)), false
