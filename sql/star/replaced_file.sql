-- One row per file that a newer one of its name replaces.
-- grain: file_id
-- Newest is what declares the latest version of its records, else what arrived last.
with file as (
  select
    loaded_file.file_id, loaded_file.source, loaded_file.name, loaded_file.newest_at, loaded_file.arrival,
    new_file.file_id is not null as is_new
  from loaded_file
  join work.kind_policy as policy
    on policy.source = loaded_file.source and policy.kind = loaded_file.kind and policy.replaces = 'file'
  left join work.new_file on new_file.file_id = loaded_file.file_id
),
ranked as (
  select
    file_id, is_new,
    row_number() over (
      partition by source, name order by newest_at desc nulls last, arrival desc, file_id
    ) as place,
    row_number() over (
      partition by source, name, is_new order by newest_at desc nulls last, arrival desc, file_id
    ) as place_before
  from file
)
select file_id, not is_new and place_before = 1 as was_newest
from ranked
where place > 1
