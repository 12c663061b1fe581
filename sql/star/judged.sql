-- One row per record of tonight's files: the fate it came to.
-- grain: file_id, record
select
  record_fate.file_id, record_fate.record, record_fate.source, record_fate.fate, record_fate.reason,
  record_fate.record_md5, record_fate.occurrence
from record_fate
join work.new_file on new_file.file_id = record_fate.file_id
