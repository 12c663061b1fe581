-- One row per model and fit day: what it learnt, from what.
-- grain: model, fit_day
-- digest: none
create or replace table model_fit (
  model varchar not null, -- name of the model
  fit_day date not null, -- it saw the data before this day
  options varchar not null, -- JSON: as parsed, defaults included
  data_digest varchar not null, -- rows and digest of its features
  params varchar, -- JSON: what it learnt; NULL when it was refused
  card varchar not null -- JSON: the model card
)
