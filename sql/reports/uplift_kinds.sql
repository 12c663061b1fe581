-- One row per kind of customer: what contact would bring them on average, by exact sums.
-- grain: kind
with summed as (
  select
    kind,
    count(*) as customers,
    sum(cast(round(chance_without * 1e9) as decimal(38,0))) as chances,
    sum(cast(round(uplift * 1e9) as decimal(38,0))) as uplifts
  from score_uplift
  group by kind
)
select
  kind,
  customers,
  cast(chances as double) / nullif(cast(customers as double), 0e0) / 1e9 as chance_without,
  cast(uplifts as double) / nullif(cast(customers as double), 0e0) / 1e9 as uplift
from summed
order by customers desc, kind
