-- One row per campaign with a contact before the night's day.
-- grain: campaign_key
-- The cost is that of the campaign as a whole where the source says it, else that of its contacts: it is joined to sums of
-- the campaign, one row each, and so counts once whatever number of contacts, orders or payments there are.
with summed as (
  select
    campaign_key,
    cast(sum(case when is_control then 0 else customers end) as bigint) as customers,
    cast(sum(case when is_control then customers else 0 end) as bigint) as controls,
    cast(sum(case when is_control then 0 else contacts end) as bigint) as contacts,
    cast(sum(contact_cost) as decimal(18,4)) as contact_cost,
    cast(sum(case when not is_control then delivered end) as bigint) as delivered,
    cast(sum(case when not is_control then opened end) as bigint) as opened,
    cast(sum(case when not is_control then clicked end) as bigint) as clicked,
    cast(sum(case when not is_control then responded end) as bigint) as responded,
    cast(sum(case when is_control then responded end) as bigint) as controls_responded,
    cast(sum(case when not is_control then answers end) as bigint) as answers,
    cast(sum(case when not is_control then bought end) as bigint) as bought,
    cast(sum(case when not is_control then revenue end) as decimal(18,4)) as revenue,
    cast(sum(case when not is_control then margin end) as decimal(18,4)) as margin,
    cast(sum(case when not is_control then unsubscribed end) as bigint) as unsubscribed
  from mart_campaign_arm
  group by campaign_key
),
telling as (
  select
    campaign_key,
    count(case when is_contaminated then 1 end) as contaminated,
    cast(sum(early_responses) as bigint) as early_responses,
    min(response_by) as response_by,
    min(bought_by) as bought_by,
    min(revenue_by) as revenue_by
  from mart_campaign_customer
  group by campaign_key
),
costed as (
  select
    summed.*,
    coalesce(dim_campaign.cost, summed.contact_cost) as cost,
    case
      when dim_campaign.cost is not null then 'campaign'
      when summed.contact_cost is not null then 'contacts'
    end as cost_by,
    telling.contaminated,
    telling.early_responses,
    telling.response_by,
    telling.bought_by,
    telling.revenue_by
  from summed
  join dim_campaign on dim_campaign.campaign_key = summed.campaign_key
  join telling on telling.campaign_key = summed.campaign_key
)
select
  campaign_key,
  customers,
  controls,
  contaminated,
  contacts,
  delivered,
  opened,
  clicked,
  responded,
  controls_responded,
  early_responses,
  answers,
  bought,
  revenue,
  margin,
  unsubscribed,
  cost,
  cost_by,
  response_by,
  bought_by,
  revenue_by,
  cast(responded as double) / nullif(cast(coalesce(delivered, customers) as double), 0e0) as response_rate,
  cast(bought as double) / nullif(cast(customers as double), 0e0) as conversion_rate,
  cast(revenue as double) / nullif(cast(customers as double), 0e0) as revenue_per_customer,
  cast(cost as double) / nullif(cast(responded as double), 0e0) as cost_per_response,
  cast(cost as double) / nullif(cast(revenue as double), 0e0) as cost_to_revenue,
  cast(revenue - cost as double) / nullif(cast(cost as double), 0e0) as revenue_return,
  cast(margin - cost as double) / nullif(cast(cost as double), 0e0) as margin_return
from costed
