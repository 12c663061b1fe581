-- One row per customer contacted in a campaign before a day with a cost by its own records; and one per campaign that contacted nobody.
-- grain: campaign_key, contact_key
-- What a campaign cost as a whole is spread evenly over its contacts, to the last ten-thousandth: the differences of
-- rounded running parts add up to it. Where the campaign tells no cost, that of each contact counts.
with contact as (
  select
    contact.contact_key, contact.customer_record_key, contact.channel_key, contact.campaign_key, contact.cost,
    coalesce(contact.sent_on, dim_campaign.started_on, cast(cast($as_of as date) - interval '1' day as date)) as on_day
  from fct_campaign_contact as contact
  left join dim_campaign on dim_campaign.campaign_key = contact.campaign_key and dim_campaign.campaign_key <> 0
  where contact.is_control is null or not contact.is_control
),
reached as (
  select contact_key, customer_record_key, channel_key, campaign_key, cost, on_day
  from contact
  where on_day < cast($as_of as date)
),
campaign as (
  select
    campaign_key, cost, channel_key,
    coalesce(started_on, cast(cast($as_of as date) - interval '1' day as date)) as on_day
  from dim_campaign
  where campaign_key <> 0 and cost is not null
),
numbered as (
  select
    reached.contact_key, reached.customer_record_key, reached.channel_key, reached.campaign_key, reached.on_day,
    reached.cost as own_cost, campaign.cost as whole_cost,
    row_number() over (partition by reached.campaign_key order by reached.contact_key) as place,
    count(*) over (partition by reached.campaign_key) as contacts
  from reached
  left join campaign on campaign.campaign_key = reached.campaign_key
),
spread as (
  select
    contact_key, customer_record_key, channel_key, campaign_key, on_day,
    case
      when whole_cost is null then cast(own_cost as decimal(38,6))
      else cast(
        cast(round(cast(whole_cost as double) * (cast(place as double) / cast(contacts as double)), 4) as decimal(38,4))
        - cast(round(cast(whole_cost as double) * (cast(place - 1 as double) / cast(contacts as double)), 4) as decimal(38,4))
        as decimal(38,6)
      )
    end as quantity
  from numbered
),
lonely as (
  select campaign.campaign_key, campaign.channel_key, campaign.on_day, campaign.cost
  from campaign
  where campaign.on_day < cast($as_of as date)
    and not exists (select 1 from reached where reached.campaign_key = campaign.campaign_key)
)
select
  coalesce(bridge_customer.customer_key, cast(0 as bigint)) as customer_key,
  spread.contact_key,
  cast(0 as bigint) as order_key,
  cast(0 as bigint) as product_key,
  spread.channel_key,
  cast(0 as bigint) as geography_key,
  spread.campaign_key,
  spread.on_day,
  spread.quantity,
  true as is_allocated
from spread
left join bridge_customer on bridge_customer.customer_record_key = spread.customer_record_key
where spread.quantity is not null
union all
select
  cast(0 as bigint), cast(0 as bigint), cast(0 as bigint), cast(0 as bigint), channel_key, cast(0 as bigint), campaign_key,
  on_day, cast(cost as decimal(38,6)), false
from lonely
