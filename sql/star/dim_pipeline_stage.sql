-- One row per stage that a deal has been in, and the unknown one.
-- grain: stage_key
-- What the facts no longer hold has been a stage all the same: those that are known stay. What a stage means is read off
-- the deals that are in it now.
with known as (
  select stage_key, source, pipeline, stage from dim_pipeline_stage where stage_key <> 0
  union
  select stage_key, source, pipeline, stage from work.named_stage
),
used as (
  select
    stage_key,
    max(case when is_closed or is_won then 1 else 0 end) as is_closed,
    max(case when is_won then 1 else 0 end) as is_won,
    max(probability) as probability
  from work.stage_use
  group by stage_key
)
select
  known.stage_key, known.source, known.pipeline, known.stage,
  coalesce(used.is_closed, 0) = 1 as is_closed, coalesce(used.is_won, 0) = 1 as is_won, used.probability
from known
left join used on used.stage_key = known.stage_key
union all
select
  cast(0 as bigint), '', cast(null as varchar), 'unknown', false, false, cast(null as decimal(18,4))
