-- One row per customer and day: clusters as they were recorded. Keys are those of their day: read through bridge_customer.
-- grain: customer_key, as_of
-- digest: none
-- made: where needed
create or replace table score_clusters_history (
  customer_key bigint not null, -- the customer
  as_of date not null, -- facts before this day are seen
  cluster bigint not null, -- its number, 1 the one whose customers spent most
  label varchar not null, -- what sets it apart most from all customers
  distance double not null -- from the middle of the cluster, in standard deviations of all customers
)
