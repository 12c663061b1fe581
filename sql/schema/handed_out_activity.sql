-- One row per customer and day whose next activity a night wrote to a file for other tools. Keys are those of their day: read through bridge_customer.
-- grain: customer_key, as_of
-- digest: none
-- made: where needed
create or replace table handed_out_activity (
  customer_key bigint not null, -- the customer
  as_of date not null, -- the night's day
  activity varchar not null, -- what to do
  channel varchar not null, -- how they are reached
  is_control boolean not null -- in the file of those who are left alone
)
