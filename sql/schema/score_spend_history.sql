-- One row per customer and day: expected spend as it was foretold. Keys are those of their day: read through bridge_customer.
-- grain: customer_key, as_of
-- digest: none
-- made: where needed
create or replace table score_spend_history (
  customer_key bigint not null, -- the customer
  as_of date not null, -- facts before this day are seen
  expected_spend double not null -- gross sales less discounts of one purchase day, in the project's currency
)
