-- One row per campaign; key 0 is the unknown campaign.
-- grain: campaign_key
-- entities: campaign
create or replace table dim_campaign (
  campaign_key bigint not null, -- durable key of the campaign
  source varchar not null, -- whose ids these are
  campaign_id varchar not null, -- id in the source
  name varchar, -- name of the campaign; this and the following are NULL where only a fact names it
  kind varchar, -- kind of campaign, as the source writes it
  channel_key bigint not null, -- the channel; 0 = unknown
  status varchar, -- state, as the source writes it
  started_on date, -- first day
  ended_on date, -- last day
  budget decimal(18,4), -- what it may cost, in the project's currency
  cost decimal(18,4), -- what it cost as a whole, contacts included, in the project's currency
  currency varchar, -- ISO 4217: of the source's amounts
  rated_on date, -- business day of their rate; this and the following: NULL where the source's currency is the project's
  exchange_rate decimal(18,12), -- by which they were turned into the project's
  source_budget decimal(18,4), -- as the source has it
  source_cost decimal(18,4), -- as the source has it
  is_declared boolean not null, -- whether a record tells of it; else only facts name it
  is_deleted boolean not null, -- the source has it no more
  updated_at timestamp(6), -- when this version was written, where the source says; of one campaign the newest holds
  file_id bigint, -- lineage: the file it came from
  record bigint -- lineage: the record in that file
)
