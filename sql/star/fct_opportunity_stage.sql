-- One row per stage that a deal entered that tonight's records hold.
-- grain: opportunity_stage_key
select
  entity_key as opportunity_stage_key, source, opportunity_key, stage_key, entered_at, entered_on, left_at, left_on,
  amount, probability, owner_key,
  money_currency as currency, rated_on, cast(null as decimal(18,12)) as exchange_rate,
  cast(null as decimal(18,4)) as source_amount,
  written_at as updated_at, file_id, record
from work.held_opportunity_stage
