-- One row per deal that tonight's records hold.
-- grain: opportunity_key
select
  entity_key as opportunity_key, source, opportunity_id, name, customer_record_key, account_key, product_key,
  owner_key, lead_source, campaign_key, stage_key, amount, probability, created_at, created_on, expected_close_on,
  closed_at, closed_on, is_closed, is_won, loss_reason,
  money_currency as currency, rated_on, cast(null as decimal(18,12)) as exchange_rate,
  cast(null as decimal(18,4)) as source_amount,
  written_at as updated_at, file_id, record
from work.held_opportunity
