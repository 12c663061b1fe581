-- Recorded costs and the ledger differ: of an activity some of whose records name their order, money is lost or made.
-- blocking: yes
with told as (
  select activity, sum(amount) as amount
  from fct_activity_cost
  where period < cast($as_of as date)
    and activity in (select activity from cost_rate where driver = 'recorded')
  group by activity
),
spent as (
  select activity, -sum(amount) as amount
  from mart_profit_line
  where activity <> ''
  group by activity
)
select told.activity as name, coalesce(spent.amount, cast(0 as decimal(38,4))) as found, told.amount as expected
from told
left join spent on spent.activity = told.activity
where told.amount <> coalesce(spent.amount, cast(0 as decimal(38,4)))
