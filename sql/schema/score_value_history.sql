-- One row per customer and day: residual value as it was foretold. Keys are those of their day: read through bridge_customer.
-- grain: customer_key, as_of
-- digest: none
-- made: where needed
create or replace table score_value_history (
  customer_key bigint not null, -- the customer
  as_of date not null, -- facts before this day are seen
  margin_rate double not null, -- earned of each unit of spend: the customer's own, drawn towards that of all
  residual_spend double, -- discounted purchases times expected spend; this and the next NULL where one of them is not scored
  residual_value double -- residual_spend times margin_rate: what is to come, nothing of the past
)
