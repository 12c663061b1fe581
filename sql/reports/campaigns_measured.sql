-- One row per campaign: its names, whether customers were left out of it, and whether it is over before a day.
-- grain: campaign_key
select
  mart_campaign.campaign_key,
  dim_campaign.campaign_id,
  dim_campaign.name,
  mart_campaign.controls,
  coalesce(
    dim_campaign.ended_on < cast($as_of as date),
    date_diff('day', begun.from_on, cast($as_of as date)) >= cast($window_days as bigint),
    true
  ) as is_over
from mart_campaign
join dim_campaign on dim_campaign.campaign_key = mart_campaign.campaign_key
join (
  select campaign_key, max(from_on) as from_on from mart_campaign_customer group by campaign_key
) as begun on begun.campaign_key = mart_campaign.campaign_key
order by mart_campaign.campaign_key
