-- One row per customer with a counted order: the cluster of those who buy alike, as of the night's day.
-- grain: customer_key
-- made: where needed
create or replace table score_clusters (
  customer_key bigint not null, -- the customer
  as_of date not null, -- facts before this day are seen
  cluster bigint not null, -- its number, 1 the one whose customers spent most
  label varchar not null, -- what sets it apart most from all customers
  distance double not null -- from the middle of the cluster, in standard deviations of all customers
)
