-- One row per source, column and reason for which records are in quarantine: how many, and the smallest value found.
-- grain: source, column_name, reason
select
  source, column_name, reason, cast(count(*) as bigint) as records,
  min(case when column_name is not null then value end) as example
from quarantine
group by source, column_name, reason
order by records desc, source, column_name, reason
limit 30
