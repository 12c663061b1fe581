-- One row per customer and day: RFM scores as they were recorded. Keys are those of their day: read through bridge_customer.
-- grain: customer_key, as_of
-- digest: none
create or replace table score_rfm_history (
  customer_key bigint not null, -- the customer
  as_of date not null, -- facts before this day are seen
  r bigint not null, -- recency, 5 the most recent
  f bigint not null, -- frequency, 5 the most frequent
  m bigint not null, -- monetary, 5 the highest
  segment varchar not null, -- id of the segment
  recency_days bigint not null, -- days since the last counted order
  frequency bigint not null, -- counted orders
  monetary decimal(18,4) not null -- net sales
)
