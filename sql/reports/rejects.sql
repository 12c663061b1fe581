-- One row per source, file, column and reason: how many records are in quarantine for it, and an example of what was found.
-- grain: source, file, column_name, reason
-- Whole records are no example: who is in them is nobody's business here.
select
  loaded_file.source, loaded_file.name as file, quarantine.column_name, quarantine.reason,
  cast(count(*) as bigint) as records,
  min(quarantine.line) as first_line,
  min(case when quarantine.column_name is not null then quarantine.value end) as example
from quarantine
join loaded_file on loaded_file.file_id = quarantine.file_id
where (cast($source as varchar) is null or loaded_file.source = cast($source as varchar))
  and (cast($file as varchar) is null or loaded_file.name = cast($file as varchar))
  and (cast($reason as varchar) is null or strpos(lower(quarantine.reason), lower(cast($reason as varchar))) > 0)
group by loaded_file.source, loaded_file.name, quarantine.column_name, quarantine.reason
order by loaded_file.source, loaded_file.name, quarantine.column_name, quarantine.reason
