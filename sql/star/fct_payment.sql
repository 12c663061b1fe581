-- One row per payment that tonight's records hold.
-- grain: payment_key
select
  entity_key as payment_key, source, payment_id, order_key, subscription_id, customer_record_key, account_key,
  paid_at, paid_on, method, status, amount, fee,
  money_currency as currency, rated_on, cast(null as decimal(18,12)) as exchange_rate,
  cast(null as decimal(18,4)) as source_amount,
  cast(null as decimal(18,4)) as source_fee,
  written_at as updated_at, file_id, record
from work.held_payment
