-- One row per contact of any kind that tonight's records hold.
-- grain: interaction_key
select
  entity_key as interaction_key, source, interaction_id, customer_record_key, account_key, case_key, campaign_key,
  channel_key, direction, agent_key, topic, started_at, started_on, wait_s, handle_s, answered, resolved, outcome,
  written_at as updated_at, file_id, record
from work.held_interaction
