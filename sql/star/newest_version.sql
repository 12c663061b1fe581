-- One row per record that shows a contested thing: its place among the versions of the thing, the newest first.
-- grain: entity, document_key, thing_key, file_id, record, is_fact
-- Newest is a total order over everything that was ever sighted of a thing, so its greatest may be kept from night to
-- night, whatever came first: the version that the record declares, else the latest day of the files that show it, on a
-- tie the greatest record. Where the source says neither, arrival decides: the later file, in it the later record.
with known as (
  select
    shown.*, loaded_file.arrival, loaded_file.name, record_fate.source, record_fate.record_md5, record_fate.occurrence
  from work.shown_version as shown
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
    or (record_fate.fate = 'ignored' and record_fate.reason in ('superseded', 'deleted'))
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
)
select
  entity, document_key, thing_key, file_id, record, fate, is_fact, is_deletion, source, record_md5, occurrence,
  row_number() over (
    partition by entity, document_key, thing_key
    order by
      newest_at desc nulls last,
      case when newest_at is null then arrival else 0 end desc,
      case when newest_at is null then name else md5 end desc,
      case when newest_at is null then record else 0 end desc,
      case when is_fact then 0 else 1 end, occurrence, file_id, record
  ) as place
from dated
