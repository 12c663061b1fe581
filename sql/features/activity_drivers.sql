-- One row per activity of costs: what it is counted by. Where some of its records name their order, that is the driver of the others.
-- grain: activity
select
  activity,
  coalesce(min(case when driver <> 'recorded' then driver end), min(driver)) as driver,
  min(stage) as stage
from cost_rate
group by activity
