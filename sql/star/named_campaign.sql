-- One row per campaign that only facts name so far, and the unknown one.
-- grain: campaign_key
with named as (
  select distinct named_member.member_key as campaign_key, policy.campaign_ids as source, named_member.name as campaign_id
  from work.named_member
  join work.source_policy as policy on policy.source = named_member.source
  where named_member.member = 'campaign'
  union
  select cast(0 as bigint), '', 'unknown'
)
select
  campaign_key, source, campaign_id, cast(null as varchar) as name, cast(null as varchar) as kind,
  cast(0 as bigint) as channel_key, cast(null as varchar) as status, cast(null as date) as started_on,
  cast(null as date) as ended_on, cast(null as decimal(18,4)) as budget, cast(null as decimal(18,4)) as cost,
  cast(null as varchar) as currency, cast(null as date) as rated_on, cast(null as decimal(18,12)) as exchange_rate,
  cast(null as decimal(18,4)) as source_budget, cast(null as decimal(18,4)) as source_cost,
  false as is_declared, false as is_deleted, cast(null as timestamp(6)) as updated_at, cast(null as bigint) as file_id,
  cast(null as bigint) as record
from named
where campaign_key not in (select campaign_key from dim_campaign)
