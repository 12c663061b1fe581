-- One row per contact of any kind.
-- grain: interaction_key
-- entities: interaction
-- rows: appended, and taken away by corrections
create or replace table fct_interaction (
  interaction_key bigint not null, -- durable key of the interaction
  source varchar not null, -- name of the source
  interaction_id varchar, -- id in the source, where it has one
  customer_record_key bigint not null, -- the customer as the source knows them; 0 = none
  account_key bigint not null, -- the company; 0 = none
  case_key bigint not null, -- the case; 0 = none
  campaign_key bigint not null, -- the campaign; 0 = none
  channel_key bigint not null, -- the channel; 0 = unknown
  direction varchar, -- whether the customer came, or was contacted
  agent_key bigint not null, -- who of the firm; 0 = unknown
  topic varchar, -- what it was about, as the source writes it
  started_at timestamp(6) not null, -- when it began, in UTC
  started_on date not null, -- its business day
  wait_s decimal(18,4), -- how long the customer waited, in seconds
  handle_s decimal(18,4), -- how long it took, in seconds
  answered boolean, -- whether somebody answered
  resolved boolean, -- whether it settled the matter
  outcome varchar, -- what came of it, as the source writes it
  updated_at timestamp(6), -- when this version was written, where the source says; of one with an id the newest holds
  file_id bigint not null, -- lineage: the file it came from
  record bigint not null -- lineage: the record in that file
)
