-- One row per customer of a campaign: contacted, or left out of it; where nobody was left out, whoever else had bought before.
-- grain: customer_key
with one as (
  select told.customer_key, told.is_control
  from mart_campaign_customer as told
  join dim_campaign on dim_campaign.campaign_key = told.campaign_key
  where told.customer_key <> 0
    and told.arm <> 'several'
    and (dim_campaign.campaign_id = $campaign or dim_campaign.name = $campaign)
)
select customer_key, not bool_or(is_control) as is_treated
from one
group by customer_key
union all
select distinct mart_order.customer_key, false
from mart_order
where mart_order.is_counted
  and mart_order.customer_key <> 0
  and mart_order.ordered_on < cast($day as date)
  and not exists (select 1 from one where one.is_control)
  and not exists (select 1 from one where one.customer_key = mart_order.customer_key)
