-- One row per record that shows a contested id: the newest of them holds what it names, the others are superseded.
-- grain: entity, file_id, record
-- The order is that of lines (line_verdict): the version that the record declares, else the latest day of the files that
-- show it, on a tie the greatest record. Where the source says neither, arrival decides.
with shown as (
  select
    declared_part.entity, declared_part.entity_key, file_id, record, updated_at, false as is_fact
  from work.declared_part
  join work.contested_part as contested
    on contested.entity = declared_part.entity and contested.entity_key = declared_part.entity_key
  union all
  select part_fact.entity, part_fact.entity_key, file_id, record, updated_at, true
  from work.part_fact
  join work.contested_part as contested
    on contested.entity = part_fact.entity and contested.entity_key = part_fact.entity_key
),
known as (
  select
    shown.*, loaded_file.arrival, loaded_file.name, record_fate.source, record_fate.record_md5, record_fate.occurrence
  from shown
  join loaded_file on loaded_file.file_id = shown.file_id
  join record_fate on record_fate.file_id = shown.file_id and record_fate.record = shown.record
),
undated as (
  select distinct source, record_md5 from known where updated_at is null
),
latest_sighting as (
  select undated.source, undated.record_md5, max(loaded_file.day) as day
  from record_fate
  join undated on undated.source = record_fate.source and undated.record_md5 = record_fate.record_md5
  join loaded_file on loaded_file.file_id = record_fate.file_id
  where record_fate.fate in ('loaded', 'duplicate')
    or (record_fate.fate = 'ignored' and record_fate.reason = 'superseded')
  group by undated.source, undated.record_md5
),
dated as (
  select
    known.*, coalesce(known.updated_at, cast(latest_sighting.day as timestamp(6))) as newest_at,
    cast(known.record_md5 as varchar) as md5
  from known
  left join latest_sighting
    on known.updated_at is null
    and latest_sighting.source = known.source
    and latest_sighting.record_md5 = known.record_md5
),
ranked as (
  select
    *,
    row_number() over (
      partition by entity, entity_key
      order by
        newest_at desc nulls last,
        case when newest_at is null then arrival else 0 end desc,
        case when newest_at is null then name else md5 end desc,
        case when newest_at is null then record else 0 end desc,
        case when is_fact then 0 else 1 end, occurrence, file_id, record
    ) as place
  from dated
)
select entity, entity_key, file_id, record, is_fact, source, record_md5, occurrence, place = 1 as holds
from ranked
