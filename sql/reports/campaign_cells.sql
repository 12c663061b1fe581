-- One row per campaign without a control group and cell of customers who had bought before it: those it reached beside those it did not.
-- grain: campaign_key, recency_cell, orders_cell, spend_cell
-- Customers of one cell were alike the day before: bought as recently, as often, and in the same fifth by spend (equal
-- spend, one fifth). All are watched for the same days. It is no experiment: whoever chose them may have known more.
-- Only the twelve campaigns that began last are told of, so that a long history costs no more than a short one.
with reached as (
  select campaign_key, customer_key, is_control, from_on
  from mart_campaign_customer
  where customer_key <> 0 and from_on is not null
),
begun as (
  select campaign_key, min(from_on) as from_on
  from reached
  group by campaign_key
  having not bool_or(is_control)
),
latest as (
  select begun.campaign_key, begun.from_on, dim_campaign.ended_on
  from begun
  join dim_campaign on dim_campaign.campaign_key = begun.campaign_key
  order by begun.from_on desc, begun.campaign_key
  limit 12
),
prior as (
  select
    latest.campaign_key,
    mart_order.customer_key,
    min(date_diff('day', mart_order.ordered_on, latest.from_on)) as days,
    count(*) as orders,
    sum(mart_order.net_sales) as spend
  from latest
  join mart_order on mart_order.ordered_on < latest.from_on
  where mart_order.is_counted and mart_order.customer_key <> 0
  group by latest.campaign_key, mart_order.customer_key
),
ranked as (
  select
    campaign_key, customer_key, days, orders,
    percent_rank() over (partition by campaign_key order by spend) as share
  from prior
),
cell as (
  select
    campaign_key,
    customer_key,
    case when days <= 14 then 1 when days <= 30 then 2 when days <= 60 then 3 when days <= 120 then 4 when days <= 240 then 5 else 6 end as recency_cell,
    case when orders <= 1 then 1 when orders <= 3 then 2 when orders <= 7 then 3 when orders <= 15 then 4 else 5 end as orders_cell,
    cast(floor(share * 499e-2) as bigint) + 1 as spend_cell
  from ranked
),
outcome as (
  select
    latest.campaign_key,
    mart_order.customer_key,
    bool_or(mart_order.is_counted) as bought,
    sum(mart_order.net_sales) as revenue
  from latest
  join mart_order on mart_order.ordered_on >= latest.from_on
    and case
      when latest.ended_on is null then date_diff('day', latest.from_on, mart_order.ordered_on) < cast($window_days as bigint)
      else mart_order.ordered_on <= latest.ended_on
    end
  where mart_order.order_key <> 0 and mart_order.customer_key <> 0
  group by latest.campaign_key, mart_order.customer_key
),
watched as (
  select
    cell.campaign_key,
    cell.recency_cell,
    cell.orders_cell,
    cell.spend_cell,
    reached.customer_key is not null as is_reached,
    coalesce(outcome.bought, false) as bought,
    cast(coalesce(outcome.revenue, cast(0 as decimal(38,4))) as decimal(18,4)) as revenue
  from cell
  left join reached on reached.campaign_key = cell.campaign_key and reached.customer_key = cell.customer_key
  left join outcome on outcome.campaign_key = cell.campaign_key and outcome.customer_key = cell.customer_key
)
select
  campaign_key,
  cast(recency_cell as bigint) as recency_cell,
  cast(orders_cell as bigint) as orders_cell,
  spend_cell,
  count(case when is_reached then 1 end) as reached,
  count(case when is_reached and bought then 1 end) as reached_bought,
  cast(coalesce(sum(case when is_reached then revenue end), cast(0 as decimal(38,4))) as decimal(38,4)) as reached_revenue,
  cast(coalesce(sum(case when is_reached then revenue * revenue end), cast(0 as decimal(38,8))) as decimal(38,8)) as reached_squares,
  count(case when not is_reached then 1 end) as others,
  count(case when not is_reached and bought then 1 end) as others_bought,
  cast(coalesce(sum(case when not is_reached then revenue end), cast(0 as decimal(38,4))) as decimal(38,4)) as others_revenue,
  cast(coalesce(sum(case when not is_reached then revenue * revenue end), cast(0 as decimal(38,8))) as decimal(38,8)) as others_squares
from watched
group by campaign_key, recency_cell, orders_cell, spend_cell
order by campaign_key, recency_cell, orders_cell, spend_cell
