-- One row per customer in a campaign and what they had bought before it: how lately, and for how much.
-- grain: contact_key, kind
-- All are looked at on the campaign's first day, whenever they were contacted: else arms could not be compared. Spend is of the
-- 365 days before it, in thirds of those who spent anything (equal spend, one third). Only of the twelve campaigns that
-- began last, so that a long history costs no more than a short one.
with latest as (
  select campaign_key, min(from_on) as from_on
  from mart_campaign_customer
  where customer_key <> 0 and from_on is not null
  group by campaign_key
  order by from_on desc, campaign_key
  limit 12
),
member as (
  select one.contact_key, one.campaign_key, one.customer_key, latest.from_on
  from mart_campaign_customer as one
  join latest on latest.campaign_key = one.campaign_key
  where one.customer_key <> 0 and one.arm <> 'several'
),
prior as (
  select
    member.contact_key,
    min(date_diff('day', mart_order.ordered_on, member.from_on)) as days,
    sum(case when date_diff('day', mart_order.ordered_on, member.from_on) <= 365 then mart_order.net_sales end) as spend
  from member
  join mart_order on mart_order.customer_key = member.customer_key and mart_order.ordered_on < member.from_on
  where mart_order.is_counted
  group by member.contact_key
),
ranked as (
  select
    member.contact_key,
    prior.days,
    coalesce(prior.spend, cast(0 as decimal(38,4))) > 0 as has_spent,
    percent_rank() over (
      partition by member.campaign_key, coalesce(prior.spend, cast(0 as decimal(38,4))) > 0 order by prior.spend
    ) as share
  from member
  left join prior on prior.contact_key = member.contact_key
)
select
  contact_key,
  '(recency)' as kind,
  case
    when days is null then 'never'
    when days <= 30 then '1-30 days'
    when days <= 90 then '31-90 days'
    when days <= 180 then '91-180 days'
    else 'over 180 days'
  end as value
from ranked
union all
select
  contact_key,
  '(spend)',
  case
    when not has_spent then 'nothing'
    when share * 3e0 < 1e0 then 'lowest third'
    when share * 3e0 < 2e0 then 'middle third'
    else 'highest third'
  end
from ranked
