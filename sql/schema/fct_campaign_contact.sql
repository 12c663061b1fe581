-- One row per customer contacted, or left out on purpose, in a campaign.
-- grain: contact_key
-- entities: campaign_contact
-- rows: appended, and taken away by corrections
create or replace table fct_campaign_contact (
  contact_key bigint not null, -- durable key of the campaign contact
  source varchar not null, -- name of the source
  contact_id varchar, -- id in the source, where it has one
  campaign_key bigint not null, -- the campaign; 0 = none
  customer_record_key bigint not null, -- the customer as the source knows them; 0 = none
  account_key bigint not null, -- the company; 0 = none
  arm varchar, -- name of the arm of an experiment
  is_control boolean, -- whether the customer was left out to compare with
  channel_key bigint not null, -- the channel; 0 = unknown
  sent_at timestamp(6), -- when it was sent, in UTC
  sent_on date, -- its business day
  cost decimal(18,4), -- what this contact cost, in the project's currency
  delivered boolean, -- whether it arrived
  opened boolean, -- whether it was opened
  clicked boolean, -- whether a link in it was followed
  responded boolean, -- whether the customer responded
  responded_at timestamp(6), -- when the customer responded, in UTC
  responded_on date, -- its business day
  converted boolean, -- whether the customer bought
  revenue decimal(18,4), -- what the customer bought for, in the project's currency
  unsubscribed boolean, -- whether the customer wants no more of it
  status varchar, -- state of the contact, as the source writes it
  currency varchar not null, -- ISO 4217: of the source's amounts
  rated_on date, -- business day of their rate; this and the following: NULL where the source's currency is the project's
  exchange_rate decimal(18,12), -- by which they were turned into the project's
  source_cost decimal(18,4), -- as the source has it
  source_revenue decimal(18,4), -- as the source has it
  updated_at timestamp(6), -- when this version was written, where the source says; of one with an id the newest holds
  file_id bigint not null, -- lineage: the file it came from
  record bigint not null -- lineage: the record in that file
)
