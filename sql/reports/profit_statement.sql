-- One row per entry of the ledger of profit and activity: the statement of the firm.
-- grain: entry, activity
-- An activity has one driver. One that is declared and counted nothing stands here with nothing: a channel that no record
-- names would else be silent. (No relation is called as one of its columns: in a subquery Trino takes it for the column.)
with declared as (
  select activity, driver, stage from work.activity_driver
),
total as (
  select
    entry, activity,
    cast(sum(quantity) as decimal(18,6)) as quantity,
    cast(sum(amount) as decimal(18,4)) as amount
  from mart_profit_line
  group by entry, activity
)
select total.entry, total.activity, declared.driver, total.quantity, total.amount
from total
left join declared on declared.activity = total.activity
union all
select declared.stage, declared.activity, declared.driver, cast(0 as decimal(18,6)), cast(0 as decimal(18,4))
from declared
where declared.driver is not null
  and not exists (select 1 from total where total.activity = declared.activity and total.entry = declared.stage)
order by 1, 2
