-- One row per event on a site or in an app.
-- grain: event_key
-- entities: web_event
-- rows: appended, and taken away by corrections
create or replace table fct_web_event (
  event_key bigint not null, -- durable key of the web event
  source varchar not null, -- name of the source
  event_id varchar, -- id in the source, where it has one
  visitor_id varchar, -- id of the visitor, known or not
  customer_record_key bigint not null, -- the customer as the source knows them; 0 = none
  session_id varchar, -- id of the session in the source
  occurred_at timestamp(6) not null, -- when it happened, in UTC
  occurred_on date not null, -- its business day
  event varchar, -- what happened, as the source writes it
  page varchar, -- page or screen
  product_key bigint not null, -- the product; 0 = none
  referrer varchar, -- where the visitor came from
  campaign_key bigint not null, -- the campaign; 0 = none
  quantity decimal(18,4), -- how much or how often
  value decimal(18,4), -- what it was worth, in the project's currency
  currency varchar not null, -- ISO 4217: of the source's amounts
  rated_on date, -- business day of their rate; this and the following: NULL where the source's currency is the project's
  exchange_rate decimal(18,12), -- by which they were turned into the project's
  source_value decimal(18,4), -- as the source has it
  updated_at timestamp(6), -- when this version was written, where the source says; of one with an id the newest holds
  file_id bigint not null, -- lineage: the file it came from
  record bigint not null -- lineage: the record in that file
)
