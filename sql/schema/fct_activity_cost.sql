-- One row per entry of a cost pool.
-- grain: cost_key
-- entities: activity_cost
-- rows: appended, and taken away by corrections
create or replace table fct_activity_cost (
  cost_key bigint not null, -- durable key of the activity cost
  source varchar not null, -- name of the source
  cost_id varchar, -- id in the source, where it has one
  activity varchar not null, -- what the money was spent on
  period date not null, -- first day of the period
  amount decimal(18,4) not null, -- what it cost, in the project's currency
  driver varchar, -- what causes the cost
  driver_quantity decimal(18,4), -- how much of the driver the period had
  order_key bigint not null, -- the order that it was spent on; 0 = none
  channel_key bigint not null, -- the channel; 0 = unknown
  currency varchar not null, -- ISO 4217: of the source's amounts
  rated_on date, -- business day of their rate; this and the following: NULL where the source's currency is the project's
  exchange_rate decimal(18,12), -- by which they were turned into the project's
  source_amount decimal(18,4), -- as the source has it
  updated_at timestamp(6), -- when this version was written, where the source says; of one with an id the newest holds
  file_id bigint not null, -- lineage: the file it came from
  record bigint not null -- lineage: the record in that file
)
