-- One row per period of a subscription.
-- grain: subscription_key
-- entities: subscription
-- rows: appended, and taken away by corrections
create or replace table fct_subscription (
  subscription_key bigint not null, -- durable key of the subscription
  source varchar not null, -- name of the source
  subscription_id varchar not null, -- id in the source
  period_id varchar, -- id in the source, where it has one
  customer_record_key bigint not null, -- the customer as the source knows them; 0 = none
  account_key bigint not null, -- the company; 0 = none
  product_key bigint not null, -- the product; 0 = none
  plan varchar, -- plan or contract, as the source writes it
  status varchar, -- state of the subscription, as the source writes it
  started_on date, -- first day of the period
  ended_on date, -- first day after it; empty while it runs
  is_trial boolean, -- whether it is a trial
  is_churned boolean, -- whether the source says that it was cancelled
  seats decimal(18,4), -- seats or units of the plan
  mrr decimal(18,4), -- what it brings in a month, in the project's currency
  cancel_reason varchar, -- why it ended
  currency varchar not null, -- ISO 4217: of the source's amounts
  rated_on date, -- business day of their rate; this and the following: NULL where the source's currency is the project's
  exchange_rate decimal(18,12), -- by which they were turned into the project's
  source_mrr decimal(18,4), -- as the source has it
  updated_at timestamp(6), -- when this version was written, where the source says; of one with an id the newest holds
  file_id bigint not null, -- lineage: the file it came from
  record bigint not null -- lineage: the record in that file
)
