-- One row per campaign that tonight's records tell of.
-- grain: campaign_key
select
  held.entity_key as campaign_key, policy.campaign_ids as source, held.campaign_id, held.name, held.kind,
  held.channel_key, held.status, held.started_on, held.ended_on, held.budget, held.cost,
  held.money_currency as currency, held.rated_on, cast(null as decimal(18,12)) as exchange_rate,
  cast(null as decimal(18,4)) as source_budget,
  cast(null as decimal(18,4)) as source_cost,
  true as is_declared, held.is_deleted,
  held.written_at as updated_at, held.file_id, held.record
from work.held_campaign as held
join work.source_policy as policy on policy.source = held.source
