-- One row per campaign, arm and group of its customers: all of them, and those of each channel; sums that uplifts need.
-- grain: campaign_key, arm, is_control, kind, value
-- Kinds that are no attributes stand in parentheses: an attribute may be called channel.
-- Whoever was contacted in several arms tells nothing of any.
with customer as (
  select
    one.campaign_key, one.arm, one.is_control, dim_channel.channel, one.responded, one.answers, one.bought, one.revenue,
    one.margin
  from mart_campaign_customer as one
  left join dim_channel on dim_channel.channel_key = one.channel_key and dim_channel.channel_key <> 0
  where one.arm <> 'several'
)
select
  campaign_key,
  arm,
  is_control,
  case when grouping(channel) = 1 then '(all)' else '(channel)' end as kind,
  coalesce(channel, '') as value,
  count(*) as customers,
  cast(sum(case when responded then 1 when not responded then 0 end) as bigint) as responded,
  cast(sum(answers) as bigint) as answers,
  cast(sum(case when bought then 1 when not bought then 0 end) as bigint) as bought,
  count(revenue) as revenues,
  cast(sum(revenue) as decimal(38,4)) as revenue,
  cast(sum(revenue * revenue) as decimal(38,8)) as revenue_squares,
  count(margin) as margins,
  cast(sum(margin) as decimal(38,4)) as margin,
  cast(sum(margin * margin) as decimal(38,8)) as margin_squares
from customer
group by grouping sets ((campaign_key, arm, is_control), (campaign_key, arm, is_control, channel))
order by campaign_key, arm, is_control, kind, value
