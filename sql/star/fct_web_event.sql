-- One row per event on a site or in an app that tonight's records hold.
-- grain: event_key
select
  entity_key as event_key, source, event_id, visitor_id, customer_record_key, session_id, occurred_at, occurred_on,
  event, page, product_key, referrer, campaign_key, quantity, value,
  money_currency as currency, rated_on, cast(null as decimal(18,12)) as exchange_rate,
  cast(null as decimal(18,4)) as source_value,
  written_at as updated_at, file_id, record
from work.held_web_event
