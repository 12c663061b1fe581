-- One row per thing wrong with a record, among the files and record numbers of which some are judged anew: what stands now.
-- grain: file_id, record, position
select quarantine.*
from quarantine
left join work.rejudged
  on rejudged.file_id = quarantine.file_id and rejudged.record = quarantine.record
where quarantine.file_id in (select file_id from work.rejudged)
  and quarantine.record in (select record from work.rejudged)
  and rejudged.record is null
union all
select
  rejudged.file_id, rejudged.record, violation.position, violation.source, violation.line, violation.column_name,
  violation.value, violation.reason
from work.rejudged
join work.violation
  on violation.source = rejudged.source
  and violation.record_md5 = rejudged.record_md5
  and violation.occurrence = rejudged.occurrence
where rejudged.fate = 'quarantined'
