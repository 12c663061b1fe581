-- One row per customer, channel and day before a day on which a campaign contacted them.
-- grain: customer_key, channel, on_day
-- Those left out to compare with were not contacted. A contact without a day counts on the first of its campaign.
select distinct
  bridge_customer.customer_key,
  lower(dim_channel.channel) as channel,
  coalesce(told.sent_on, campaign.started_on) as on_day
from fct_campaign_contact as told
join dim_campaign as campaign on campaign.campaign_key = told.campaign_key
join bridge_customer on bridge_customer.customer_record_key = told.customer_record_key
left join dim_channel
  on dim_channel.channel_key = case when told.channel_key = 0 then campaign.channel_key else told.channel_key end
where bridge_customer.customer_key <> 0
  and not coalesce(told.is_control, false)
  and coalesce(told.sent_on, campaign.started_on) < cast($as_of as date)
