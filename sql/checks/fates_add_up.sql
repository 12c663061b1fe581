-- The fates of a file do not add up to its records.
-- blocking: yes
with fate as (
  select file_id, count(*) as fates from record_fate group by file_id
)
select loaded_file.file_id, loaded_file.name, loaded_file.records, coalesce(fate.fates, 0) as fates
from loaded_file
left join fate on fate.file_id = loaded_file.file_id
where loaded_file.records <> coalesce(fate.fates, 0)
