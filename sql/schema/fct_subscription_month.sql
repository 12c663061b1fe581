-- One row per month at whose end a subscription runs, up to the month before the newest day of any fact.
-- grain: subscription_key, month_start
-- entities: subscription
create or replace table fct_subscription_month (
  subscription_key bigint not null, -- durable key of the period of a subscription
  month_start date not null, -- first day of the month
  source varchar not null, -- name of the source
  customer_record_key bigint not null, -- the customer as the source knows them; 0 = none
  account_key bigint not null, -- the company; 0 = none
  product_key bigint not null, -- the product; 0 = none
  plan varchar, -- plan or contract, as the source writes it
  mrr decimal(18,4) not null, -- what it brings in a month, in the project's currency; 0 where the source does not say
  is_first boolean not null -- whether it did not run at the end of the month before
)
