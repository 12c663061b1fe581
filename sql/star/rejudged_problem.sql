-- One row per claim that does not hold of a record that is judged anew.
-- grain: file_id, record, position
select
  rejudged.file_id, rejudged.record, violation.position, violation.source, violation.line, violation.column_name,
  violation.value, violation.reason
from work.rejudged
join work.violation
  on violation.source = rejudged.source
  and violation.record_md5 = rejudged.record_md5
  and violation.occurrence = rejudged.occurrence
