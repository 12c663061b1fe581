-- One row per customer with a counted order: what purchases are to come, as of the night's day.
-- grain: customer_key
-- made: where needed
create or replace table score_purchases (
  customer_key bigint not null, -- the customer
  as_of date not null, -- facts before this day are seen
  p_alive double not null, -- probability that the customer has not left for good
  expected_purchases_90_days double not null, -- purchase days to expect in the 90 days from as_of on
  expected_purchases_365_days double not null, -- in 365 days
  p_none_90_days double not null, -- probability of no purchase in the 90 days from as_of on
  p_none_365_days double not null, -- in 365 days
  discounted_purchases double not null -- purchase days to expect within the years of the option horizon_years, discounted
)
