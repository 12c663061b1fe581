-- One row per activity, month and channel of the recorded costs of periods that began before a day.
-- grain: activity, valid_from, channel_key
-- Costs of orders that are known are those orders' own. capacity is the quantity of the driver that the records tell, where
-- each of them does.
select
  activity,
  cast(date_trunc('month', period) as date) as valid_from,
  cast(cast(date_trunc('month', period) as date) + interval '1' month as date) as valid_to,
  channel_key,
  cast(sum(amount) as decimal(18,4)) as pool,
  case when count(*) = count(driver_quantity) then cast(sum(driver_quantity) as decimal(18,6)) end as capacity
from fct_activity_cost
where period < cast($as_of as date)
  and not exists (
    select 1
    from fct_order_line as line
    where line.order_key = fct_activity_cost.order_key and line.line_type in ('sale', 'free') and line.ordered_on < cast($as_of as date)
  )
group by activity, cast(date_trunc('month', period) as date), channel_key
