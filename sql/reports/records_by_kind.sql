-- One row per source, kind of file and fate: how many records came to it.
-- grain: source, kind, fate
select loaded_file.source, loaded_file.kind, record_fate.fate, cast(count(*) as bigint) as records
from record_fate
join loaded_file on loaded_file.file_id = record_fate.file_id
group by loaded_file.source, loaded_file.kind, record_fate.fate
order by loaded_file.source, loaded_file.kind, record_fate.fate
