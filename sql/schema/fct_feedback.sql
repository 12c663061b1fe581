-- One row per answer of a customer.
-- grain: feedback_key
-- entities: feedback
-- rows: appended, and taken away by corrections
create or replace table fct_feedback (
  feedback_key bigint not null, -- durable key of the feedback
  source varchar not null, -- name of the source
  feedback_id varchar, -- id in the source, where it has one
  customer_record_key bigint not null, -- the customer as the source knows them; 0 = none
  account_key bigint not null, -- the company; 0 = none
  case_key bigint not null, -- the case; 0 = none
  order_key bigint not null, -- the order; 0 = none
  product_key bigint not null, -- the product; 0 = none
  channel_key bigint not null, -- the channel; 0 = unknown
  agent_key bigint not null, -- who of the firm; 0 = unknown
  asked_at timestamp(6), -- when the customer was asked, or answered, in UTC
  asked_on date, -- its business day
  kind varchar not null, -- satisfaction, recommendation, effort or review
  score decimal(18,4) not null, -- the answer, on the scale of the source
  scale decimal(18,4), -- greatest score that could be given
  text varchar, -- personal: what the customer wrote
  updated_at timestamp(6), -- when this version was written, where the source says; of one with an id the newest holds
  file_id bigint not null, -- lineage: the file it came from
  record bigint not null -- lineage: the record in that file
)
