-- One row per planned value that tonight's records hold.
-- grain: target_key
select
  entity_key as target_key, source, target_id, measure, period, period_unit, channel_key, product_key, category,
  country, region, owner_key, segment, amount, written_at as updated_at, file_id, record
from work.held_target
