-- A loaded record of a file of lines is no fact, or two.
-- blocking: yes
with fact as (
  select file_id, count(*) as facts from (
    select file_id from fct_order_line
    union all
    -- One in the record of its sale is no record of its own.
    select file_id from fct_return_line where not is_with_sale
  ) as line
  group by file_id
),
loaded as (
  select file_id, count(*) as records from record_fate where fate = 'loaded' group by file_id
)
select loaded_file.name, coalesce(loaded.records, 0) as records, fact.facts
from fact
join loaded_file on loaded_file.file_id = fact.file_id
-- A file all of whose lines are superseded has none.
left join loaded on loaded.file_id = fact.file_id
where coalesce(loaded.records, 0) <> fact.facts
