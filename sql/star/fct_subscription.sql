-- One row per period of a subscription that tonight's records hold.
-- grain: subscription_key
select
  entity_key as subscription_key, source, subscription_id, period_id, customer_record_key, account_key, product_key,
  plan, status, started_on, ended_on, is_trial, is_churned, seats, mrr, cancel_reason,
  money_currency as currency, rated_on, cast(null as decimal(18,12)) as exchange_rate,
  cast(null as decimal(18,4)) as source_mrr,
  written_at as updated_at,
  file_id, record
from work.held_subscription
