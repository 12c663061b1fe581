-- One row per period of a subscription that has begun: whether it will go on, as of the night's day; 0 where it has ended.
-- grain: subscription_key
-- made: where needed
create or replace table score_subscriptions (
  subscription_key bigint not null, -- the period; its customer stands in fct_subscription
  as_of date not null, -- facts before this day are seen
  p_kept_3_months double not null, -- probability that it runs for 3 more months of 30.4375 days
  p_kept_12_months double not null, -- for 12
  expected_months_12 double not null, -- months to expect of the next 12
  discounted_months double not null -- months to expect within the years of the option horizon_years, discounted
)
