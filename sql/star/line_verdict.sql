-- One row per record that shows a contested line: the newest of them holds, the others are superseded.
-- grain: file_id, record
select
  document_key, thing_key as line_key, file_id, record, is_fact, source, record_md5, occurrence, fate as fate_before,
  case
    when is_deletion then 'ignored'
    when place = 1 then 'loaded'
    when fate = 'duplicate' then 'duplicate'
    else 'ignored'
  end as fate
from work.newest_version
