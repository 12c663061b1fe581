-- One row per thing wrong with a record of tonight, or with one that a newer delivery of its order brings back into quarantine.
-- grain: file_id, record, position
-- The latter claims what does not hold of others.
select file_id, record, position, source, line, column_name, value, reason
from work.new_problem
union all
select
  record_fate.file_id, record_fate.record, broken.position, broken.source, broken.line, broken.column_name,
  broken.value, broken.reason
from work.changed_fate
join record_fate on record_fate.file_id = changed_fate.file_id and record_fate.record = changed_fate.record
join work.broken
  on broken.source = record_fate.source
  and broken.record_md5 = record_fate.record_md5
  and broken.occurrence = record_fate.occurrence
