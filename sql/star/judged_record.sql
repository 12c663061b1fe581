-- One row per new record: its fate. Ignored is judged before duplicate, duplicate before quarantined.
-- grain: file_id, record
-- Equal records of one file are separate: the first, the second … of them. The same one in another file is a duplicate,
-- unless the files of the source are disjoint: then occurrences are numbered over all of them. Only records that have an
-- equal are numbered: they are few.
with policy as (
  select source, repeats, deliveries from work.source_policy
),
kept as (
  select file_id, record, source, record_md5, reason from work.new_record where ignored is null
),
repeated as (
  select source, record_md5 from kept group by source, record_md5 having count(*) > 1
),
wanted as (
  select distinct source, record_md5 from kept
),
known as (
  -- Occurrences of a record that is known are 1, 2 … up to this.
  select record_fate.source, record_fate.record_md5, max(record_fate.occurrence) as occurrences
  from record_fate
  join wanted on wanted.source = record_fate.source and wanted.record_md5 = record_fate.record_md5
  where record_fate.fate in ('loaded', 'quarantined')
    or (record_fate.fate = 'ignored' and record_fate.reason = 'superseded')
  group by record_fate.source, record_fate.record_md5
),
suspect as (
  select source, record_md5 from repeated
  union
  select source, record_md5 from known
),
numbered as (
  select
    kept.file_id, kept.record, kept.source, kept.record_md5,
    row_number() over (partition by kept.source, kept.record_md5, kept.file_id order by kept.record) as in_file,
    row_number() over (partition by kept.source, kept.record_md5 order by kept.file_id, kept.record) as in_all
  from kept
  join suspect on suspect.source = kept.source and suspect.record_md5 = kept.record_md5
),
sighted as (
  select
    numbered.file_id, numbered.record,
    case when policy.deliveries = 'disjoint' then coalesce(known.occurrences, 0) + in_all else in_file end as occurrence,
    policy.deliveries <> 'disjoint' and (
      in_file <= coalesce(known.occurrences, 0)
      or row_number() over (
        partition by numbered.source, numbered.record_md5, numbered.in_file order by numbered.file_id
      ) > 1
    ) as is_known,
    policy.repeats
  from numbered
  join policy on policy.source = numbered.source
  left join known on known.source = numbered.source and known.record_md5 = numbered.record_md5
),
judged as (
  select
    kept.file_id, kept.record, kept.source, kept.record_md5, kept.reason,
    coalesce(sighted.occurrence, 1) as occurrence,
    coalesce(sighted.is_known or (sighted.repeats = 'drop' and sighted.occurrence > 1), false) as is_duplicate
  from kept
  left join sighted on sighted.file_id = kept.file_id and sighted.record = kept.record
)
select
  file_id, record, source,
  case when is_duplicate then 'duplicate' when reason is not null then 'quarantined' else 'loaded' end as fate,
  case when is_duplicate then null else reason end as reason,
  record_md5, occurrence
from judged
union all
select
  file_id, record, source, 'ignored' as fate, ignored as reason, record_md5,
  -- What its whole file takes with it is no occurrence that others could repeat.
  cast(case when ignored = 'superseded' then 0 else 1 end as bigint) as occurrence
from work.new_record
where ignored is not null
