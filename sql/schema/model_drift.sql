-- One row per model, as-of date and column: how far it has moved since the day on which the model learnt.
-- grain: model, as_of, kind, column_name
-- digest: none
-- made: where needed
create or replace table model_drift (
  model varchar not null, -- name of the model
  as_of date not null, -- facts before this day are seen
  fit_day date not null, -- the day that it is compared with: what the model learnt is of then
  kind varchar not null, -- feature, what the model sees, or score, what it says
  column_name varchar not null, -- the feature or the score
  bins bigint not null, -- bins that hold anything on either day; numbers have ten by the values of the fit day
  psi double -- population stability index: above 0.1 it has moved, above 0.25 far; NULL where one of the days has no rows
)
