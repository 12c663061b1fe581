-- One row per customer record: the customer whom it belongs to. No time: a merged person rewrites no fact.
-- grain: customer_record_key
create or replace table bridge_customer (
  customer_record_key bigint not null, -- the record
  customer_key bigint not null, -- the customer: the key of its record first seen, on a tie the smallest; of people who count as their company, of that
  rule varchar not null, -- own (the record the customer is named after; company where it is one), or what joined it: email, phone, email+phone, account
  weight double -- of a statistical match; NULL for exact rules
)
