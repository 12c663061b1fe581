-- One row per recorded cost of an order, and product of it, before a day: its part of what the records of that day tell.
-- grain: activity, on_day, order_key, customer_key, product_key, channel_key, geography_key
-- A cost that names its order needs no driver. Its products bear it by their value, and where they have none, as those that are
-- sent in place of others, by their lines:
-- each gets the difference of two rounded running parts, so that they add up to it.
with told as (
  select activity, period as on_day, order_key, sum(amount) as amount
  from fct_activity_cost
  where order_key <> 0 and period < cast($as_of as date)
  group by activity, period, order_key
),
sold as (
  select
    coalesce(bridge_customer.customer_key, cast(0 as bigint)) as customer_key,
    line.order_key, line.product_key, line.channel_key, line.geography_key,
    count(*) as lines,
    sum(case when line.net_amount > 0 then cast(line.net_amount as decimal(38,4)) else cast(0 as decimal(38,4)) end) as net_amount
  from work.bearing_line as line
  left join bridge_customer on bridge_customer.customer_record_key = line.customer_record_key
  where line.order_key in (select order_key from told)
  group by
    coalesce(bridge_customer.customer_key, cast(0 as bigint)), line.order_key, line.product_key, line.channel_key,
    line.geography_key
),
weighed as (
  select
    customer_key, order_key, product_key, channel_key, geography_key,
    case
      when sum(net_amount) over (partition by order_key) > 0 then cast(net_amount as decimal(38,4))
      else cast(lines as decimal(38,4))
    end as weight
  from sold
),
running as (
  select
    customer_key, order_key, product_key, channel_key, geography_key, weight,
    sum(weight) over (
      partition by order_key order by product_key, customer_key, channel_key, geography_key
      rows between unbounded preceding and current row
    ) as so_far,
    sum(weight) over (partition by order_key) as total
  from weighed
)
select
  told.activity,
  running.customer_key,
  running.order_key,
  running.product_key,
  running.channel_key,
  running.geography_key,
  cast(0 as bigint) as campaign_key,
  told.on_day,
  cast(
    cast(round(cast(told.amount as double) * (cast(running.so_far as double) / cast(running.total as double)), 4) as decimal(38,4))
    - cast(round(cast(told.amount as double) * (cast(running.so_far - running.weight as double) / cast(running.total as double)), 4) as decimal(38,4))
    as decimal(38,6)
  ) as quantity,
  true as is_allocated
from told
join running on running.order_key = told.order_key
