-- One row per customer with a counted order: what their purchases to come are worth, as of the night's day.
-- grain: customer_key
-- made: where needed
create or replace table score_value (
  customer_key bigint not null, -- the customer
  as_of date not null, -- facts before this day are seen
  margin_rate double not null, -- earned of each unit of spend: the customer's own, drawn towards that of all
  residual_spend double, -- discounted purchases times expected spend; this and the next NULL where one of them is not scored
  residual_value double -- residual_spend times margin_rate: what is to come, nothing of the past
)
