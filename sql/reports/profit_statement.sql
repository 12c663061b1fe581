-- One row per entry of the ledger of profit and activity: the statement of the firm.
-- grain: entry, activity
-- An activity has one driver; of a declared one without an event nothing stands here.
with activity as (
  select activity, min(driver) as driver
  from cost_rate
  group by activity
)
select
  line.entry,
  line.activity,
  activity.driver,
  cast(sum(line.quantity) as decimal(18,6)) as quantity,
  cast(sum(line.amount) as decimal(18,4)) as amount
from mart_profit_line as line
left join activity on activity.activity = line.activity
group by line.entry, line.activity, activity.driver
order by line.entry, line.activity
