-- One row per campaign, those that began last first: what mart_campaign says of it, by name.
-- grain: campaign_key
with begun as (
  select campaign_key, min(from_on) as from_on from mart_campaign_customer group by campaign_key
)
select
  mart_campaign.campaign_key,
  dim_campaign.source,
  dim_campaign.campaign_id,
  coalesce(dim_campaign.name, dim_campaign.campaign_id) as name,
  dim_campaign.kind,
  dim_channel.channel,
  coalesce(dim_campaign.started_on, begun.from_on) as started_on,
  dim_campaign.ended_on,
  mart_campaign.customers,
  mart_campaign.controls,
  mart_campaign.contaminated,
  mart_campaign.contacts,
  mart_campaign.delivered,
  mart_campaign.responded,
  mart_campaign.controls_responded,
  mart_campaign.early_responses,
  mart_campaign.bought,
  mart_campaign.revenue,
  mart_campaign.margin,
  mart_campaign.cost,
  mart_campaign.cost_by,
  mart_campaign.response_by,
  mart_campaign.bought_by,
  mart_campaign.revenue_by,
  mart_campaign.response_rate,
  mart_campaign.conversion_rate,
  mart_campaign.revenue_per_customer,
  mart_campaign.cost_per_response,
  mart_campaign.cost_to_revenue,
  mart_campaign.revenue_return,
  mart_campaign.margin_return
from mart_campaign
join dim_campaign on dim_campaign.campaign_key = mart_campaign.campaign_key
join begun on begun.campaign_key = mart_campaign.campaign_key
left join dim_channel on dim_channel.channel_key = dim_campaign.channel_key and dim_channel.channel_key <> 0
order by started_on desc nulls last, name, dim_campaign.source, mart_campaign.campaign_key
