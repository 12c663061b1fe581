-- One row per record whose fate the newest versions of lines change.
-- grain: file_id, record
-- What is superseded and turns out to be the newest again, by a later sighting of it, is the duplicate of that sighting.
with revived as (
  select source, record_md5, occurrence from work.line_verdict where fate = 'loaded' and fate_before = 'duplicate'
)
select file_id, record, fate, case when fate = 'ignored' then 'superseded' end as reason
from work.line_verdict
where fate <> fate_before
union all
select record_fate.file_id, record_fate.record, 'duplicate', cast(null as varchar)
from record_fate
join revived
  on revived.source = record_fate.source
  and revived.record_md5 = record_fate.record_md5
  and revived.occurrence = record_fate.occurrence
where record_fate.fate = 'ignored' and record_fate.reason = 'superseded'
