-- One row per period of a subscription and day: what was foretold of it.
-- grain: subscription_key, as_of
-- digest: none
-- made: where needed
create or replace table score_subscriptions_history (
  subscription_key bigint not null, -- the period; its customer stands in fct_subscription
  as_of date not null, -- facts before this day are seen
  p_kept_3_months double not null, -- probability that it runs for 3 more months of 30.4375 days
  p_kept_12_months double not null, -- for 12
  expected_months_12 double not null, -- months to expect of the next 12
  discounted_months double not null -- months to expect within the years of the option horizon_years, discounted
)
