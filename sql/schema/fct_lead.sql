-- One row per lead.
-- grain: lead_key
-- entities: lead
-- rows: appended, and taken away by corrections
create or replace table fct_lead (
  lead_key bigint not null, -- durable key of the lead
  source varchar not null, -- name of the source
  lead_id varchar not null, -- id in the source
  customer_record_key bigint not null, -- the customer as the source knows them; 0 = none
  account_key bigint not null, -- the company; 0 = none
  opportunity_key bigint not null, -- the deal; 0 = none
  name varchar, -- personal: name of the person
  company varchar, -- name of the company
  email varchar, -- personal: e-mail address
  phone varchar, -- personal: telephone number
  status varchar, -- state, as the source writes it
  owner_key bigint not null, -- who of the firm; 0 = unknown
  lead_source varchar, -- where it came from
  campaign_key bigint not null, -- the campaign; 0 = none
  created_at timestamp(6), -- when it came in, in UTC
  created_on date, -- its business day
  is_converted boolean, -- whether it became a customer or a deal
  converted_at timestamp(6), -- when it did, in UTC
  converted_on date, -- its business day
  updated_at timestamp(6), -- when this version was written, where the source says; of one with an id the newest holds
  file_id bigint not null, -- lineage: the file it came from
  record bigint not null -- lineage: the record in that file
)
