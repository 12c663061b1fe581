-- The next activities exceed a limit, stand twice for a customer, are not worth their cost, or do not add up.
-- blocking: yes
-- Held against the budget and the capacities that the catalogue was built with, and against its own sums.
with listed as (
  select
    activity,
    count(*) as chosen,
    count(case when is_control then 1 end) as left_alone,
    sum(effect) as effect,
    sum(cost) as cost
  from mart_next_activity
  group by activity
),
spent as (
  select coalesce(sum(cost), cast(0 as decimal(38,4))) as cost, coalesce(sum(effect), cast(0 as decimal(38,6))) as effect, count(*) as customers
  from mart_next_activity
),
by_channel as (
  select channel, min(capacity) as capacity, sum(chosen) as chosen from mart_activity group by channel
)
select 'budget' as kind, 'all' as name, cast(spent.cost as varchar) as found, cast(own.budget as varchar) as expected
from spent
join mart_activity_budget as own on own.is_own
where spent.cost > own.budget
union all
select 'sums', 'all', cast(spent.effect as varchar) || ' for ' || cast(spent.cost as varchar), cast(own.effect as varchar) || ' for ' || cast(own.cost as varchar)
from spent
join mart_activity_budget as own on own.is_own
where spent.cost <> own.cost or spent.effect <> own.effect or spent.customers <> own.customers
union all
select 'capacity', channel, cast(chosen as varchar), cast(capacity as varchar)
from by_channel
where chosen > capacity
union all
select 'customer', cast(customer_key as varchar), cast(count(*) as varchar), '1'
from mart_next_activity
group by customer_key
having count(*) > 1
union all
select 'worth', cast(customer_key as varchar), cast(effect as varchar), cast(cost as varchar)
from mart_next_activity
where effect <= cost
union all
select 'activity', mart_activity.activity, cast(coalesce(listed.chosen, 0) as varchar), cast(mart_activity.chosen as varchar)
from mart_activity
left join listed on listed.activity = mart_activity.activity
where coalesce(listed.chosen, 0) <> mart_activity.chosen
  or coalesce(listed.left_alone, 0) <> mart_activity.left_alone
  or coalesce(listed.effect, cast(0 as decimal(38,6))) <> mart_activity.effect
  or mart_activity.chosen > mart_activity.worthwhile
union all
select 'activity', mart_next_activity.activity, 'listed', 'in the catalogue'
from mart_next_activity
left join mart_activity on mart_activity.activity = mart_next_activity.activity
where mart_activity.activity is null
