-- One row per fate of the files and record numbers among which some change: what it is from now on.
-- grain: file_id, record
select
  record_fate.file_id, record_fate.record, record_fate.source,
  coalesce(changed_fate.fate, record_fate.fate) as fate,
  case when changed_fate.record is null then record_fate.reason else changed_fate.reason end as reason,
  record_fate.record_md5, record_fate.occurrence
from record_fate
left join work.changed_fate
  on changed_fate.file_id = record_fate.file_id and changed_fate.record = record_fate.record
where record_fate.file_id in (select file_id from work.changed_fate)
  and record_fate.record in (select record from work.changed_fate)
