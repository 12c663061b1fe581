-- One row per case or ticket that tonight's records hold.
-- grain: case_key
select
  entity_key as case_key, source, case_id, customer_record_key, account_key, product_key, channel_key, agent_key,
  category, priority, status, opened_at, opened_on, first_response_at, first_response_on, resolved_at, resolved_on,
  first_response_s, resolution_s, reopened, is_escalated, written_at as updated_at, file_id, record
from work.held_service_case
