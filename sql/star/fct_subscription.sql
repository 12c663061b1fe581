-- One row per period of a subscription that tonight's records hold.
-- grain: subscription_key
select
  entity_key as subscription_key, source, subscription_id, period_id, customer_record_key, account_key, product_key,
  plan, status, started_on, ended_on, is_trial, is_churned, seats, mrr, cancel_reason, written_at as updated_at,
  file_id, record
from work.held_subscription
