-- One row per source that showed a customer: the newest business day on which it did.
-- grain: source
create or replace table source_day (
  source varchar not null, -- name of the source
  newest_on date not null -- the day
)
