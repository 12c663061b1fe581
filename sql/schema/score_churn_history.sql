-- One row per customer who could leave and day: how likely that was, and why.
-- grain: customer_key, as_of
-- digest: none
-- made: where needed
create or replace table score_churn_history (
  customer_key bigint not null, -- the customer
  as_of date not null, -- facts before this day are seen
  chance double not null, -- that the customer leaves: within the horizon of the model, or, by a label, as those of the label
  has_left boolean, -- whether the label says that they have left already; NULL where it says nothing of them, or the model has none
  reason_1 varchar, -- personal: what is known of the customer and raises the chance most, in words; NULL where nothing does
  contribution_1 double, -- what it adds to the log odds of leaving, over the average customer
  reason_2 varchar, -- personal: what raises it next
  contribution_2 double, -- what it adds
  reason_3 varchar, -- personal: what raises it third
  contribution_3 double -- what it adds
)
