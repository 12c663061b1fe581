-- One row per customer with a counted order: what their next purchase is expected to bring, as of the night's day.
-- grain: customer_key
-- made: where needed
create or replace table score_spend (
  customer_key bigint not null, -- the customer
  as_of date not null, -- facts before this day are seen
  expected_spend double not null -- gross sales less discounts of one purchase day, in the project's currency
)
