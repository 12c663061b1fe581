-- One row per deal.
-- grain: opportunity_key
-- entities: opportunity
-- rows: appended, and taken away by corrections
create or replace table fct_opportunity (
  opportunity_key bigint not null, -- durable key of the opportunity
  source varchar not null, -- name of the source
  opportunity_id varchar not null, -- id in the source
  name varchar, -- name of the deal
  customer_record_key bigint not null, -- the customer as the source knows them; 0 = none
  account_key bigint not null, -- the company; 0 = none
  product_key bigint not null, -- the product; 0 = none
  owner_key bigint not null, -- who of the firm; 0 = unknown
  lead_source varchar, -- where it came from
  campaign_key bigint not null, -- the campaign; 0 = none
  stage_key bigint not null, -- the stage in its pipeline; 0 = unknown
  amount decimal(18,4), -- what it is or was worth, in the project's currency
  probability decimal(18,4), -- of winning it, from 0 to 1
  created_at timestamp(6), -- when it was opened, in UTC
  created_on date, -- its business day
  expected_close_on date, -- day on which it should be closed
  closed_at timestamp(6), -- when it was won or lost; empty while it is open, in UTC
  closed_on date, -- its business day
  is_closed boolean, -- whether it is won or lost
  is_won boolean, -- whether it is won
  loss_reason varchar, -- why it was lost
  currency varchar not null, -- ISO 4217: of the source's amounts
  rated_on date, -- business day of their rate; this and the following: NULL where the source's currency is the project's
  exchange_rate decimal(18,12), -- by which they were turned into the project's
  source_amount decimal(18,4), -- as the source has it
  updated_at timestamp(6), -- when this version was written, where the source says; of one with an id the newest holds
  file_id bigint not null, -- lineage: the file it came from
  record bigint not null -- lineage: the record in that file
)
