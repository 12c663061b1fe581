-- One row per customer contacted in a campaign before a day; who was left out to compare with was not.
-- grain: contact_key
-- A contact without a day counts on the first of its campaign, and where that has none on the day before.
with contact as (
  select
    contact.contact_key, contact.customer_record_key, contact.channel_key, contact.campaign_key,
    coalesce(contact.sent_on, dim_campaign.started_on, cast(cast($as_of as date) - interval '1' day as date)) as on_day
  from fct_campaign_contact as contact
  left join dim_campaign on dim_campaign.campaign_key = contact.campaign_key and dim_campaign.campaign_key <> 0
  where contact.is_control is null or not contact.is_control
)
select
  coalesce(bridge_customer.customer_key, cast(0 as bigint)) as customer_key,
  contact.contact_key,
  cast(0 as bigint) as order_key,
  cast(0 as bigint) as product_key,
  contact.channel_key,
  cast(0 as bigint) as geography_key,
  contact.campaign_key,
  contact.on_day,
  cast(1 as decimal(38,6)) as quantity,
  true as is_allocated
from contact
left join bridge_customer on bridge_customer.customer_record_key = contact.customer_record_key
where contact.on_day < cast($as_of as date)
