-- One row per record that shows a contested id: the newest of them holds what it names, unless it calls that gone.
-- grain: entity, file_id, record
select
  entity, thing_key as entity_key, file_id, record, is_fact, source, record_md5, occurrence,
  place = 1 and not is_deletion as holds
from work.newest_version
