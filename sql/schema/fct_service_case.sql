-- One row per case or ticket.
-- grain: case_key
-- entities: service_case
-- rows: appended, and taken away by corrections
create or replace table fct_service_case (
  case_key bigint not null, -- durable key of the service case
  source varchar not null, -- name of the source
  case_id varchar, -- id in the source, where it has one
  customer_record_key bigint not null, -- the customer as the source knows them; 0 = none
  account_key bigint not null, -- the company; 0 = none
  product_key bigint not null, -- the product; 0 = none
  channel_key bigint not null, -- the channel; 0 = unknown
  agent_key bigint not null, -- who of the firm; 0 = unknown
  category varchar, -- what it is about, as the source writes it
  priority varchar, -- priority, as the source writes it
  status varchar, -- state, as the source writes it
  opened_at timestamp(6) not null, -- when it was opened, in UTC
  opened_on date not null, -- its business day
  first_response_at timestamp(6), -- when the customer was first answered, in UTC
  first_response_on date, -- its business day
  resolved_at timestamp(6), -- when it was settled; empty while it is open, in UTC
  resolved_on date, -- its business day
  first_response_s decimal(18,4), -- how long the first answer took, as the source measures it, in seconds
  resolution_s decimal(18,4), -- how long it took in all, as the source measures it, in seconds
  reopened bigint, -- how often it was opened again
  is_escalated boolean, -- whether it was handed up
  updated_at timestamp(6), -- when this version was written, where the source says; of one with an id the newest holds
  file_id bigint not null, -- lineage: the file it came from
  record bigint not null -- lineage: the record in that file
)
