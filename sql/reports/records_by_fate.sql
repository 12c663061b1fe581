-- One row per source, fate and reason: how many records came to it.
-- grain: source, fate, reason
select source, fate, reason, cast(count(*) as bigint) as records
from record_fate
group by source, fate, reason
order by source, fate, reason
