-- One row per customer contacted, or left out on purpose, in a campaign that tonight's records hold.
-- grain: contact_key
select
  entity_key as contact_key, source, contact_id, campaign_key, customer_record_key, account_key, arm, is_control,
  channel_key, sent_at, sent_on, cost, delivered, opened, clicked, responded, responded_at, responded_on, converted,
  revenue, unsubscribed, status,
  money_currency as currency, rated_on, cast(null as decimal(18,12)) as exchange_rate,
  cast(null as decimal(18,4)) as source_cost,
  cast(null as decimal(18,4)) as source_revenue,
  written_at as updated_at, file_id, record
from work.held_campaign_contact
