-- One row per campaign, arm and group of its customers, as work.campaign_group tells who belongs to which; sums that uplifts need.
-- grain: campaign_key, arm, is_control, kind, value
select
  one.campaign_key,
  one.arm,
  one.is_control,
  told.kind,
  told.value,
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
join work.campaign_group as told on told.contact_key = one.contact_key
group by one.campaign_key, one.arm, one.is_control, told.kind, told.value
order by one.campaign_key, one.arm, one.is_control, told.kind, told.value
