-- One row per customer with a counted order: RFM scores of the night's day.
-- grain: customer_key
create or replace table score_rfm (
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
