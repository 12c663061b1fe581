-- One row per person or team of the firm that is named tonight for the first time, and nobody known.
-- grain: owner_key
with named as (
  select member_key as owner_key, name as owner from work.named_member where member = 'owner'
  union
  select cast(0 as bigint), 'unknown'
)
select owner_key, owner
from named
where owner_key not in (select owner_key from dim_owner)
