-- One row per version of a company (SCD2 where a source gives a history); key 0 is the unknown company.
-- grain: account_key, valid_from
-- entities: account
create or replace table dim_account (
  account_key bigint not null, -- durable key; facts carry it
  valid_from timestamp(6) not null, -- from when these values hold; the first version holds before, too
  valid_to timestamp(6), -- until when, exclusive; NULL for the current version
  is_current boolean not null, -- the version that holds now
  source varchar not null, -- whose ids these are
  account_id varchar not null, -- id in the source
  name varchar, -- name of the company
  industry varchar, -- industry, as the source writes it
  size varchar, -- class of size, as the source writes it
  employees bigint, -- how many people work there
  annual_revenue decimal(18,4), -- what it earns in a year, in the project's currency by the rate of the day of the version
  parent_key bigint not null, -- the company that it belongs to; 0 = none
  owner_key bigint not null, -- who of the firm looks after it; 0 = unknown
  city varchar, -- town of its seat
  region varchar, -- state or province of its seat
  country varchar, -- country of its seat, as the source writes it
  is_deleted boolean not null -- the source has it no more
)
