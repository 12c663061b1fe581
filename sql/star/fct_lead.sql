-- One row per lead that tonight's records hold.
-- grain: lead_key
select
  entity_key as lead_key, source, lead_id, customer_record_key, account_key, opportunity_key, name, company, email,
  phone, status, owner_key, lead_source, campaign_key, created_at, created_on, is_converted, converted_at,
  converted_on, written_at as updated_at, file_id, record
from work.held_lead
