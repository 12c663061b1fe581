-- One row per thing wrong with a record in quarantine, of one file or of all.
-- grain: source, file, record, position
select
  loaded_file.source, loaded_file.kind, loaded_file.name as file, loaded_file.sha256,
  quarantine.record, quarantine.position, quarantine.line, quarantine.column_name, quarantine.value, quarantine.reason
from quarantine
join loaded_file on loaded_file.file_id = quarantine.file_id
where (cast($file_id as bigint) is null or quarantine.file_id = cast($file_id as bigint))
  and (cast($source as varchar) is null or loaded_file.source = cast($source as varchar))
  and (cast($record as bigint) is null or quarantine.record = cast($record as bigint))
order by loaded_file.source, loaded_file.name, loaded_file.file_id, quarantine.record, quarantine.position
