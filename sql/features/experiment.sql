-- One row per customer in the experiment that uplift is learnt from: whether they were contacted, and whether it came.
-- grain: customer_key
-- The campaign and the arm that the project names, else the experiment that began last and its largest arm. Not as of a
-- day: what came of an experiment is what is learnt, beside what was known of its customers before it began.
with told as (
  select
    one.campaign_key, one.customer_key, one.arm, one.is_control, one.from_on, $came as has_come
  from mart_campaign_customer as one
  join dim_campaign on dim_campaign.campaign_key = one.campaign_key
  where one.customer_key <> 0
    and one.arm <> 'several'
    and $came is not null
    and coalesce($campaign, dim_campaign.campaign_id) in (dim_campaign.campaign_id, dim_campaign.name)
    and (one.is_control or coalesce($arm, one.arm) = one.arm)
),
tested as (
  select campaign_key, min(from_on) as begun_on
  from told
  group by campaign_key
  having bool_or(is_control) and not bool_and(is_control)
),
latest as (
  select campaign_key, begun_on from tested order by begun_on desc nulls last, campaign_key limit 1
),
largest as (
  select told.arm
  from told
  join latest on latest.campaign_key = told.campaign_key
  where not told.is_control
  group by told.arm
  order by count(*) desc, told.arm
  limit 1
)
select
  told.customer_key,
  cast(case when told.is_control then 0 else 1 end as bigint) as treated,
  cast(case when told.has_come then 1 else 0 end as bigint) as came,
  latest.begun_on
from told
join latest on latest.campaign_key = told.campaign_key
cross join largest
where told.is_control or told.arm = largest.arm
