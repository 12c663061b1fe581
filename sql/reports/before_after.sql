-- One row per measure, cell of customers who were alike, and side: what they did in the days before a day and in as many from it on.
-- grain: measure, cell, is_treated
-- work.effect_group says whose customers are compared. Sums and squares of the change of each customer, for an interval.
with sides as (
  select customer_key, is_treated, cell from work.effect_group
),
ordered as (
  select
    mart_order.customer_key,
    sum(case when mart_order.ordered_on < cast($day as date) then mart_order.net_sales end) as revenue_before,
    sum(case when mart_order.ordered_on >= cast($day as date) then mart_order.net_sales end) as revenue_after,
    count(case when mart_order.is_counted and mart_order.ordered_on < cast($day as date) then 1 end) as orders_before,
    count(case when mart_order.is_counted and mart_order.ordered_on >= cast($day as date) then 1 end) as orders_after,
    sum(case when mart_order.ordered_on < cast($day as date) then margins.costed_sales - margins.cost end) as margin_before,
    sum(case when mart_order.ordered_on >= cast($day as date) then margins.costed_sales - margins.cost end) as margin_after
  from mart_order
  left join work.margins as margins
    on margins.order_key = mart_order.order_key and margins.customer_key = mart_order.customer_key
  where mart_order.customer_key <> 0
    and mart_order.ordered_on >= cast($from as date)
    and mart_order.ordered_on < cast($until as date)
  group by mart_order.customer_key
),
costed as (
  select mart_order.ordered_on < cast($day as date) as is_before, sum(margins.costed_lines) as costed_lines
  from sides
  join mart_order on mart_order.customer_key = sides.customer_key
  join work.margins as margins
    on margins.order_key = mart_order.order_key and margins.customer_key = mart_order.customer_key
  where mart_order.ordered_on >= cast($from as date) and mart_order.ordered_on < cast($until as date)
  group by mart_order.ordered_on < cast($day as date)
),
known as (
  select
    sides.is_treated,
    sides.cell,
    cast(coalesce(ordered.revenue_before, cast(0 as decimal(38,4))) as decimal(18,4)) as revenue_before,
    cast(coalesce(ordered.revenue_after, cast(0 as decimal(38,4))) as decimal(18,4)) as revenue_after,
    cast(coalesce(ordered.orders_before, 0) as decimal(18,4)) as orders_before,
    cast(coalesce(ordered.orders_after, 0) as decimal(18,4)) as orders_after,
    cast(case when ordered.orders_before > 0 then 1 else 0 end as decimal(18,4)) as customers_before,
    cast(case when ordered.orders_after > 0 then 1 else 0 end as decimal(18,4)) as customers_after,
    cast(coalesce(ordered.margin_before, cast(0 as decimal(38,4))) as decimal(18,4)) as margin_before,
    cast(coalesce(ordered.margin_after, cast(0 as decimal(38,4))) as decimal(18,4)) as margin_after
  from sides
  left join ordered on ordered.customer_key = sides.customer_key
),
measured as (
  select 'revenue' as measure, is_treated, cell, revenue_before as before_day, revenue_after as after_day from known
  union all
  select 'orders', is_treated, cell, orders_before, orders_after from known
  union all
  select 'customers', is_treated, cell, customers_before, customers_after from known
  union all
  -- What was sold at costs that nobody knows has no margin: where that is all of the days before, or after, the other side of the
  -- day alone would be the change.
  select 'margin', is_treated, cell, margin_before, margin_after
  from known
  where (select count(*) from costed) = (select count(*) from costed where costed_lines > 0)
    and exists (select 1 from costed)
)
select
  measure,
  cell,
  is_treated,
  count(*) as customers,
  cast(sum(before_day) as decimal(38,4)) as before_day,
  cast(sum(after_day) as decimal(38,4)) as after_day,
  cast(sum(after_day - before_day) as decimal(38,4)) as change,
  cast(sum(cast(after_day - before_day as decimal(18,4)) * cast(after_day - before_day as decimal(18,4))) as decimal(38,8)) as change_squares
from measured
group by measure, cell, is_treated
order by measure, cell, is_treated
