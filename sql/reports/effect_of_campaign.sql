-- One row per customer of a campaign: contacted, or left out of it; where nobody was left out, whoever had bought before, by cell.
-- grain: customer_key
-- Customers of one cell were alike the day before: bought as recently, as often, and in the same fifth by spend, as in
-- campaign_cells. Those who are compared by lot are all of one cell.
with one as (
  select told.customer_key, told.is_control
  from mart_campaign_customer as told
  join dim_campaign on dim_campaign.campaign_key = told.campaign_key
  where told.customer_key <> 0
    and told.arm <> 'several'
    and (dim_campaign.campaign_id = $campaign or dim_campaign.name = $campaign)
),
drawn as (
  select customer_key, not bool_or(is_control) as is_treated
  from one
  group by customer_key
),
prior as (
  select
    customer_key,
    min(date_diff('day', ordered_on, cast($day as date))) as days,
    count(*) as orders,
    sum(net_sales) as spend
  from mart_order
  where is_counted
    and customer_key <> 0
    and ordered_on < cast($day as date)
    and not exists (select 1 from one where one.is_control)
  group by customer_key
),
ranked as (
  select customer_key, days, orders, percent_rank() over (order by spend) as share from prior
)
select customer_key, is_treated, cast(0 as bigint) as cell
from drawn
where exists (select 1 from one where one.is_control)
union all
select
  ranked.customer_key,
  drawn.customer_key is not null as is_treated,
  cast(
    100 * case
      when days <= 14 then 1 when days <= 30 then 2 when days <= 60 then 3 when days <= 120 then 4 when days <= 240 then 5 else 6
    end
    + 10 * case when orders <= 1 then 1 when orders <= 3 then 2 when orders <= 7 then 3 when orders <= 15 then 4 else 5 end
    + cast(floor(share * 499e-2) as bigint) + 1 as bigint
  ) as cell
from ranked
left join drawn on drawn.customer_key = ranked.customer_key
