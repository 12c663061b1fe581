-- One row per planned value.
-- grain: target_key
-- entities: target
-- rows: appended, and taken away by corrections
create or replace table fct_target (
  target_key bigint not null, -- durable key of the target
  source varchar not null, -- name of the source
  target_id varchar, -- id in the source, where it has one
  measure varchar not null, -- what is planned
  period date not null, -- first day of the period
  period_unit varchar, -- how long the period is
  channel_key bigint not null, -- the channel; 0 = unknown
  product_key bigint not null, -- the product; 0 = none
  category varchar, -- category of products that it is for
  country varchar, -- country that it is for
  region varchar, -- region that it is for
  owner_key bigint not null, -- who of the firm; 0 = unknown
  segment varchar, -- segment of customers that it is for
  amount decimal(18,4) not null, -- the planned value, in the unit of the measure; money in the project's currency
  currency varchar, -- ISO 4217: of the source's amounts; NULL where the plan does not say
  rated_on date, -- business day of their rate; this and the following: NULL where the source's currency is the project's
  exchange_rate decimal(18,12), -- by which they were turned into the project's
  source_amount decimal(18,4), -- as the source has it
  updated_at timestamp(6), -- when this version was written, where the source says; of one with an id the newest holds
  file_id bigint not null, -- lineage: the file it came from
  record bigint not null -- lineage: the record in that file
)
