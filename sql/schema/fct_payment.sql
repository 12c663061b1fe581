-- One row per payment.
-- grain: payment_key
-- entities: payment
-- rows: appended, and taken away by corrections
create or replace table fct_payment (
  payment_key bigint not null, -- durable key of the payment
  source varchar not null, -- name of the source
  payment_id varchar, -- id in the source, where it has one
  order_key bigint not null, -- the order; 0 = none
  subscription_id varchar, -- id of the subscription that is paid
  customer_record_key bigint not null, -- the customer as the source knows them; 0 = none
  account_key bigint not null, -- the company; 0 = none
  paid_at timestamp(6) not null, -- when it was paid, in UTC
  paid_on date not null, -- its business day
  method varchar, -- card, transfer …, as the source writes it
  status varchar, -- state of the payment, as the source writes it
  amount decimal(18,4) not null, -- amount paid; below zero where it is paid back, in the project's currency
  fee decimal(18,4), -- what the payment costs the firm, in the project's currency
  currency varchar not null, -- ISO 4217: of the source's amounts
  rated_on date, -- business day of their rate; this and the following: NULL where the source's currency is the project's
  exchange_rate decimal(18,12), -- by which they were turned into the project's
  source_amount decimal(18,4), -- as the source has it
  source_fee decimal(18,4), -- as the source has it
  updated_at timestamp(6), -- when this version was written, where the source says; of one with an id the newest holds
  file_id bigint not null, -- lineage: the file it came from
  record bigint not null -- lineage: the record in that file
)
