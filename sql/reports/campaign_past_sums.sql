-- One row per campaign, arm and what customers had bought before it: how lately, and for how much; sums that uplifts need.
-- grain: campaign_key, arm, is_control, kind, value
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
),
trait as (
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
)
select
  one.campaign_key,
  one.arm,
  one.is_control,
  trait.kind,
  trait.value,
  count(*) as customers,
  cast(sum(case when one.responded then 1 when not one.responded then 0 end) as bigint) as responded,
  cast(sum(one.answers) as bigint) as answers,
  cast(sum(case when one.bought then 1 when not one.bought then 0 end) as bigint) as bought,
  count(one.revenue) as revenues,
  cast(sum(one.revenue) as decimal(38,4)) as revenue,
  cast(sum(one.revenue * one.revenue) as decimal(38,8)) as revenue_squares,
  count(one.margin) as margins,
  cast(sum(one.margin) as decimal(38,4)) as margin,
  cast(sum(one.margin * one.margin) as decimal(38,8)) as margin_squares
from mart_campaign_customer as one
join trait on trait.contact_key = one.contact_key
group by one.campaign_key, one.arm, one.is_control, trait.kind, trait.value
order by one.campaign_key, one.arm, one.is_control, trait.kind, trait.value
