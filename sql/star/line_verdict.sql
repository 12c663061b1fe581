-- One row per record that shows a contested line: the newest of them holds, the others are superseded.
-- grain: file_id, record
-- Newest is a total order over everything that was ever sighted of a line, so its greatest may be kept from night to
-- night, whatever came first: the version that the record declares, else the latest day of the files that show it, on a
-- tie the greatest record. Where the source says neither, arrival decides: the later file, in it the later record.
with shown as (
  select
    declared_line.document_key, declared_line.line_key, file_id, record, updated_at, fate, false as is_fact
  from work.declared_line
  join work.contested_line
    on contested_line.document_key = declared_line.document_key and contested_line.line_key = declared_line.line_key
  union all
  select order_key, fct_order_line.line_key, file_id, record, updated_at, 'loaded', true
  from fct_order_line
  join work.contested_line
    on contested_line.document_key = fct_order_line.order_key and contested_line.line_key = fct_order_line.line_key
  union all
  select return_key, fct_return_line.line_key, file_id, record, updated_at, 'loaded', true
  from fct_return_line
  join work.contested_line
    on contested_line.document_key = fct_return_line.return_key and contested_line.line_key = fct_return_line.line_key
  union all
  select document_key, line_key, file_id, record, updated_at, 'ignored', false
  from work.tombstone
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
),
ranked as (
  select
    *,
    row_number() over (
      partition by document_key, line_key
      order by
        newest_at desc nulls last,
        case when newest_at is null then arrival else 0 end desc,
        case when newest_at is null then name else md5 end desc,
        case when newest_at is null then record else 0 end desc,
        case when is_fact then 0 else 1 end, occurrence, file_id, record
    ) as place
  from dated
)
select
  document_key, line_key, file_id, record, is_fact, source, record_md5, occurrence, fate as fate_before,
  case when fate = 'ignored' then 'ignored' when place = 1 then 'loaded' when fate = 'duplicate' then 'duplicate' else 'ignored' end as fate
from ranked
