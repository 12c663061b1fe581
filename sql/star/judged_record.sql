-- One row per new record: its fate. Ignored is judged before duplicate, duplicate before quarantined.
-- grain: file_id, record
with policy as (
  select source, repeats, deliveries from work.source_policy
),
kept as (
  -- Equal records of one file are separate: the first, the second … of them. The same one in another file is a duplicate,
  -- unless the files of the source are disjoint: then occurrences are numbered over all of them.
  select
    new_record.file_id, new_record.record, new_record.source, new_record.record_md5, new_record.reason,
    policy.repeats, policy.deliveries,
    case when policy.deliveries = 'disjoint' then 0 else new_record.occurrence end as numbered_within
  from work.new_record
  join policy on policy.source = new_record.source
  where new_record.ignored is null
),
sighted as (
  select
    *,
    row_number() over (
      partition by source, record_md5, numbered_within order by file_id, record
    ) as sighting
  from kept
),
known as (
  select
    record_fate.source, record_fate.record_md5,
    case when policy.deliveries = 'disjoint' then 0 else record_fate.occurrence end as numbered_within,
    max(record_fate.occurrence) as occurrences
  from record_fate
  join policy on policy.source = record_fate.source
  where record_fate.fate in ('loaded', 'quarantined')
  group by 1, 2, 3
),
numbered as (
  select
    sighted.file_id, sighted.record, sighted.source, sighted.record_md5, sighted.reason, sighted.repeats,
    case
      when sighted.deliveries = 'disjoint' then coalesce(known.occurrences, 0) + sighted.sighting
      else sighted.numbered_within
    end as occurrence,
    case
      when sighted.deliveries = 'disjoint' then false
      else sighted.sighting > 1 or known.record_md5 is not null
    end as is_known
  from sighted
  left join known
    on known.source = sighted.source
    and known.record_md5 = sighted.record_md5
    and known.numbered_within = sighted.numbered_within
)
select
  file_id, record, source,
  case
    when is_known or (repeats = 'drop' and occurrence > 1) then 'duplicate'
    when reason is not null then 'quarantined'
    else 'loaded'
  end as fate,
  case when is_known or (repeats = 'drop' and occurrence > 1) then null else reason end as reason,
  record_md5, occurrence
from numbered
union all
select file_id, record, source, 'ignored' as fate, ignored as reason, record_md5, occurrence
from work.new_record
where ignored is not null
