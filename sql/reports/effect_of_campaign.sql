-- One row per customer of a campaign: contacted, or left out of it; where nobody was left out, whoever had bought before, by cell.
-- grain: customer_key
-- work.alike_before is alike_before.sql: customers of one cell were alike the day before. Those who are compared by lot are
-- all of one cell.
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
)
select customer_key, is_treated, cast(0 as bigint) as cell
from drawn
where exists (select 1 from one where one.is_control)
union all
select buyer.customer_key, drawn.customer_key is not null as is_treated, buyer.cell
from work.alike_before as buyer
left join drawn on drawn.customer_key = buyer.customer_key
where not exists (select 1 from one where one.is_control)
