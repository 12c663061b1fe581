-- One row per source that showed a customer: the newest business day on which it did.
-- grain: source
with moment as (
  select distinct shown_by, observed_at from work.new_customer
),
shown as (
  select source, newest_on from source_day
  union all
  select moment.shown_by as source, observed_day.observed_on as newest_on
  from moment
  join work.observed_day on observed_day.observed_at = moment.observed_at
)
select source, max(newest_on) as newest_on from shown group by source
