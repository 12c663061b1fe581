-- One row per customer and day: what contact would have brought, as it was recorded.
-- grain: customer_key, as_of
-- digest: none
-- made: where needed
create or replace table score_uplift_history (
  customer_key bigint not null, -- the customer
  as_of date not null, -- facts before this day are seen
  chance_without double not null, -- that the customer responds or buys where nobody contacts them
  uplift double not null, -- by how much contact raises that; below 0 where it drives them away
  kind varchar not null -- persuadable, sure_thing, lost_cause or do_not_disturb
)
