-- One row per stage that a deal entered.
-- grain: opportunity_stage_key
-- entities: opportunity_stage
-- rows: appended, and taken away by corrections
create or replace table fct_opportunity_stage (
  opportunity_stage_key bigint not null, -- durable key of the opportunity stage
  source varchar not null, -- name of the source
  opportunity_key bigint not null, -- the deal; 0 = none
  stage_key bigint not null, -- the stage in its pipeline; 0 = unknown
  entered_at timestamp(6) not null, -- when the deal entered it, in UTC
  entered_on date not null, -- its business day
  left_at timestamp(6), -- when it left it, in UTC
  left_on date, -- its business day
  amount decimal(18,4), -- what the deal was worth then, in the project's currency
  probability decimal(18,4), -- of winning it, from 0 to 1
  owner_key bigint not null, -- who of the firm; 0 = unknown
  currency varchar not null, -- ISO 4217: of the source's amounts
  rated_on date, -- business day of their rate; this and the following: NULL where the source's currency is the project's
  exchange_rate decimal(18,12), -- by which they were turned into the project's
  source_amount decimal(18,4), -- as the source has it
  updated_at timestamp(6), -- when this version was written, where the source says; of one with an id the newest holds
  file_id bigint not null, -- lineage: the file it came from
  record bigint not null -- lineage: the record in that file
)
