-- One row per record of tonight's files that holds no line as it stands now.
-- grain: file_id, record
select not_loaded.file_id, not_loaded.record
from work.not_loaded
left join work.line_verdict
  on line_verdict.file_id = not_loaded.file_id and line_verdict.record = not_loaded.record and line_verdict.fate = 'loaded'
where line_verdict.record is null
union all
select file_id, record
from work.line_verdict
where not is_fact and fate_before = 'loaded' and fate <> 'loaded'
