-- One row per entry of the ledger of profit and activity of one customer, or of one order of theirs: their statement.
-- grain: entry, activity
select
  line.entry,
  line.activity,
  told.driver,
  cast(sum(line.quantity) as decimal(18,6)) as quantity,
  cast(sum(line.amount) as decimal(18,4)) as amount
from mart_profit_line as line
left join work.activity_driver as told on told.activity = line.activity
where line.customer_key = cast($customer_key as bigint)
  and (cast($order_key as bigint) is null or line.order_key = cast($order_key as bigint))
  and line.entry <> 'unallocated'
group by line.entry, line.activity, told.driver
order by line.entry, line.activity
