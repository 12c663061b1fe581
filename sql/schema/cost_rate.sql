-- One row per activity, span of days and channel: what a unit of its driver costs, or the pool that is spread over its units.
-- grain: activity, valid_from, channel_key
-- made: where needed
create or replace table cost_rate (
  activity varchar not null, -- what the money is spent on, as costs or the records name it
  driver varchar, -- what is counted; recorded for costs that name their order; NULL where records tell of an activity that costs does not declare
  stage varchar not null, -- serve or reach
  valid_from date not null, -- first day
  valid_to date, -- first day after it; NULL while it holds
  channel_key bigint not null, -- the channel that a recorded pool is for; 0 = any
  rate decimal(18,6), -- of one unit; NULL for a pool; this and the pool in the project's currency
  pool decimal(18,4), -- money of the span; of a declared one as much as its days before the night's day make; NULL for a rate
  capacity decimal(18,6) -- units of the driver that the pool could serve; NULL: as many as there were
)
