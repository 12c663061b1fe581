-- One row per payment that tonight's records hold.
-- grain: payment_key
select
  entity_key as payment_key, source, payment_id, order_key, subscription_id, customer_record_key, account_key,
  paid_at, paid_on, method, status, amount, fee, written_at as updated_at, file_id, record
from work.held_payment
