-- One row per planned value that tonight's records hold.
-- grain: target_key
select
  entity_key as target_key, source, target_id, measure, period, period_unit, channel_key, product_key, category,
  country, region, owner_key, segment, amount,
  money_currency as currency, rated_on, cast(null as decimal(18,12)) as exchange_rate,
  cast(null as decimal(18,4)) as source_amount,
  written_at as updated_at, file_id, record
from work.held_target
