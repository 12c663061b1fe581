-- One row per record of an order or a return that tonight's files deliver again: its newest delivery replaces all lines.
-- grain: file_id, record
-- A delivery is what one file holds of it, or of one version of it where a file may hold several. Newest is that of the latest version that its lines declare, else of the
-- latest day of a file, on a tie of the greatest file id; where the source says neither, arrival decides. A line that the
-- newest delivery has in common with others is loaded from one of them; of two with one id in it the newest holds.
-- What claims something of others that does not hold is as bad as what is wrong by itself, superseded or not.
with broken as (
  select
    source, record_md5, occurrence, coalesce(column_name || ': ', '') || reason as reason,
    row_number() over (partition by source, record_md5, occurrence order by position) as place
  from work.broken
),
line as (
  select
    delivered_line.document_key, delivered_line.line_id_key, delivered_line.file_id, delivered_line.record,
    delivered_line.version_at, delivered_line.updated_at, record_fate.source, record_fate.fate, record_fate.reason, record_fate.record_md5,
    record_fate.occurrence, loaded_file.day, loaded_file.arrival,
    coalesce(new_record.reason, broken.reason) as new_reason,
    policy.repeats = 'drop' and record_fate.occurrence > 1 as is_repeat
  from delivered_line
  join (select distinct document_key from work.new_delivered_line) as touched
    on touched.document_key = delivered_line.document_key
  join record_fate on record_fate.file_id = delivered_line.file_id and record_fate.record = delivered_line.record
  join loaded_file on loaded_file.file_id = delivered_line.file_id
  join work.source_policy as policy on policy.source = record_fate.source
  left join work.new_record
    on new_record.file_id = delivered_line.file_id and new_record.record = delivered_line.record
  left join broken
    on broken.source = record_fate.source
    and broken.record_md5 = record_fate.record_md5
    and broken.occurrence = record_fate.occurrence
    and broken.place = 1
),
delivery as (
  select
    document_key, file_id, version_at, max(arrival) as arrival,
    coalesce(max(updated_at), cast(max(day) as timestamp(6))) as newest_at
  from line
  group by document_key, file_id, version_at
),
ranked_delivery as (
  select
    document_key, file_id, version_at,
    row_number() over (
      partition by document_key
      order by newest_at desc nulls last, case when newest_at is null then arrival else 0 end desc, file_id desc
    ) as place
  from delivery
),
judged as (
  select
    line.*,
    ranked_delivery.place = 1 as is_newest,
    max(case when ranked_delivery.place = 1 then 1 else 0 end) over same_line = 1 as is_in_newest,
    max(case when line.fate = 'quarantined' or line.new_reason is not null then 1 else 0 end) over same_line = 1 as is_bad
  from line
  join ranked_delivery
    on ranked_delivery.document_key = line.document_key
    and ranked_delivery.file_id = line.file_id
    and ranked_delivery.version_at is not distinct from line.version_at
  where line.fate <> 'ignored' or line.reason = 'superseded'
  window same_line as (partition by line.document_key, line.source, line.record_md5, line.occurrence)
),
own_id as (
  -- The newest of those with one id, among the good ones of the newest delivery.
  select
    document_key, line_id_key, record_md5, occurrence,
    row_number() over (
      partition by document_key, line_id_key
      order by updated_at desc nulls last, cast(record_md5 as varchar) desc, occurrence
    ) as place
  from judged
  where is_newest and line_id_key <> 0 and not is_bad and not is_repeat
),
held as (
  select
    judged.*,
    judged.is_in_newest and coalesce(own_id.place, 1) = 1 as is_held
  from judged
  left join own_id
    on own_id.document_key = judged.document_key
    and own_id.line_id_key = judged.line_id_key
    and own_id.record_md5 = judged.record_md5
    and own_id.occurrence = judged.occurrence
),
placed as (
  -- One record stands for all that are equal: that which does already, else one of the newest delivery.
  select
    *,
    row_number() over (
      partition by document_key, source, record_md5, occurrence
      order by
        case
          when fate in ('loaded', 'quarantined') then 0
          when is_held and is_newest then 1
          when fate = 'ignored' then 2
          else 3
        end,
        file_id, record
    ) as place
  from held
)
select
  file_id, record, fate as fate_before,
  case
    when place > 1 or is_repeat then 'duplicate'
    when not is_held then 'ignored'
    when is_bad then 'quarantined'
    else 'loaded'
  end as fate,
  case
    when place > 1 or is_repeat then cast(null as varchar)
    when not is_held then 'superseded'
    when is_bad then coalesce(new_reason, reason)
  end as reason
from placed
