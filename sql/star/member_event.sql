-- One row per member and moment at which whole dumps of a kind tell that it is gone (1), or there again (0).
-- grain: member_key, happened_at
-- Gone is who was in a dump and is not in the next one of its kind, from the day of that on. A dump with a record whose id
-- cannot be read proves nobody's absence.
with sighting as (
  select distinct
    member_sighting.member_key, loaded_file.source, loaded_file.kind, loaded_file.day, loaded_file.day_from
  from member_sighting
  join loaded_file on loaded_file.file_id = member_sighting.file_id
  where member_sighting.entity = $entity
),
dump as (
  select source, kind, day, max(day_from) as day_from, max(case when member_key = 0 then 1 else 0 end) as unreadable
  from sighting
  group by source, kind, day
),
followed as (
  select
    source, kind, day,
    min(case when unreadable = 0 then day_from end) over (
      partition by source, kind order by day rows between 1 following and unbounded following
    ) as next_from
  from dump
),
seen as (
  select
    member_key, source, kind, day,
    lead(day_from) over (partition by member_key, source, kind order by day) as seen_again_from
  from sighting
  where member_key <> 0
),
gap as (
  select seen.member_key, followed.next_from, seen.seen_again_from
  from seen
  join followed on followed.source = seen.source and followed.kind = seen.kind and followed.day = seen.day
  where followed.next_from is not null and (seen.seen_again_from is null or followed.next_from < seen.seen_again_from)
),
event as (
  select member_key, next_from as happened_at, '1' as is_deleted from gap
  union all
  select member_key, seen_again_from, '0' from gap where seen_again_from is not null
)
select member_key, happened_at, max(is_deleted) as is_deleted
from event
group by member_key, happened_at
