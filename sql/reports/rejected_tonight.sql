-- One row per source, column and reason for which records of tonight's files are in quarantine: how many, and the first.
-- grain: source, column_name, reason
with found as (
  select
    loaded_file.source, quarantine.column_name, quarantine.reason, loaded_file.name as file, quarantine.line,
    case when quarantine.column_name is not null then quarantine.value end as example,
    count(*) over (partition by loaded_file.source, quarantine.column_name, quarantine.reason) as records,
    row_number() over (
      partition by loaded_file.source, quarantine.column_name, quarantine.reason
      order by loaded_file.name, quarantine.record, quarantine.value
    ) as place
  from quarantine
  join loaded_file on loaded_file.file_id = quarantine.file_id
  where quarantine.file_id in (select file_id from work.new_file)
)
select source, column_name, reason, records, file, line, example
from found
where place = 1
order by records desc, source, column_name, reason
limit 10
