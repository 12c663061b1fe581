-- One row per arm and channel of a campaign.
-- grain: campaign_key, arm, is_control, channel_key
with summed as (
  select
    campaign_key,
    arm,
    is_control,
    channel_key,
    count(*) as customers,
    cast(sum(contacts) as bigint) as contacts,
    cast(sum(contact_cost) as decimal(18,4)) as contact_cost,
    cast(sum(case when delivered then 1 when not delivered then 0 end) as bigint) as delivered,
    cast(sum(case when opened then 1 when not opened then 0 end) as bigint) as opened,
    cast(sum(case when clicked then 1 when not clicked then 0 end) as bigint) as clicked,
    cast(sum(case when responded then 1 when not responded then 0 end) as bigint) as responded,
    cast(sum(answers) as bigint) as answers,
    cast(sum(case when bought then 1 when not bought then 0 end) as bigint) as bought,
    cast(sum(revenue) as decimal(18,4)) as revenue,
    count(case when bought and margin is not null then 1 end) as costed_buyers,
    cast(sum(margin) as decimal(18,4)) as margin,
    cast(sum(case when unsubscribed then 1 when not unsubscribed then 0 end) as bigint) as unsubscribed
  from mart_campaign_customer
  group by campaign_key, arm, is_control, channel_key
)
select
  campaign_key,
  arm,
  is_control,
  channel_key,
  customers,
  contacts,
  contact_cost,
  delivered,
  opened,
  clicked,
  responded,
  answers,
  bought,
  revenue,
  case when costed_buyers > 0 then margin end as margin,
  unsubscribed,
  cast(responded as double)
    / nullif(cast(case when is_control then customers else coalesce(delivered, customers) end as double), 0e0) as response_rate,
  cast(bought as double) / nullif(cast(customers as double), 0e0) as conversion_rate,
  cast(revenue as double) / nullif(cast(customers as double), 0e0) as revenue_per_customer
from summed
