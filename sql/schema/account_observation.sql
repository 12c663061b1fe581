-- One row per moment at which a source told of a company: what it said then.
-- grain: account_key, observed_at
-- entities: account
create or replace table account_observation (
  account_key bigint not null, -- durable key of the company
  observed_at timestamp(6) not null, -- business time in UTC; 1970-01-01 where the source knows none
  record_key bigint not null, -- of the record; of several at one moment the greatest holds
  shown_by varchar not null, -- the source that showed it; of two with equal records the first by name
  name varchar, -- this and the following: NULL where the record does not carry the column, '' where it is empty
  industry varchar, -- industry
  size varchar, -- class of size
  employees varchar, -- how many people work there
  annual_revenue varchar, -- what it earns in a year, in the source's currency
  parent_id varchar, -- id of the company that it belongs to
  parent_key bigint not null, -- and its key; 0 = none
  owner varchar, -- who of the firm looks after it
  owner_key bigint not null, -- and their key; 0 = unknown
  city varchar, -- town of its seat
  region varchar, -- state or province
  country varchar, -- country
  is_deleted varchar, -- 1 gone, 0 there; NULL where the record does not tell
  foreign_currency varchar, -- ISO 4217: of what it earns, where it is not the project's
  priced_on date -- business day of its rate then
)
