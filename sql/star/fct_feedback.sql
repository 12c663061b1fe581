-- One row per answer of a customer that tonight's records hold.
-- grain: feedback_key
select
  entity_key as feedback_key, source, feedback_id, customer_record_key, account_key, case_key, order_key, product_key,
  channel_key, agent_key, asked_at, asked_on, kind, score, scale, text, written_at as updated_at, file_id, record
from work.held_feedback
