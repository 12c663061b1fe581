-- One row per record of which other claims are broken than were before: its fate now.
-- grain: file_id, record
with changed as (
  select
    coalesce(violation.source, broken_claim.source) as source,
    coalesce(violation.record_md5, broken_claim.record_md5) as record_md5,
    coalesce(violation.occurrence, broken_claim.occurrence) as occurrence
  from work.violation as violation
  full join broken_claim
    on broken_claim.source = violation.source
    and broken_claim.record_md5 = violation.record_md5
    and broken_claim.occurrence = violation.occurrence
    and broken_claim.position = violation.position
    and broken_claim.reason = violation.reason
  where violation.source is null or broken_claim.source is null
),
broken_now as (
  select
    source, record_md5, occurrence,
    coalesce(column_name || ': ', '') || reason as reason,
    row_number() over (partition by source, record_md5, occurrence order by position) as place
  from work.violation
)
select
  record_fate.file_id, record_fate.record, record_fate.source, record_fate.record_md5, record_fate.occurrence,
  record_fate.fate as fate_before,
  new_file.file_id is not null as is_new,
  case
    -- What is superseded stays so, as long as it was in quarantine before.
    when broken_now.source is not null and broken_before.source is not null and record_fate.fate = 'ignored' then 'ignored'
    when broken_now.source is not null then 'quarantined'
    else 'loaded'
  end as fate,
  case
    when broken_now.source is not null and broken_before.source is not null and record_fate.fate = 'ignored'
      then record_fate.reason
    else broken_now.reason
  end as reason
from (select distinct source, record_md5, occurrence from changed) as touched
join record_fate
  on record_fate.source = touched.source
  and record_fate.record_md5 = touched.record_md5
  and record_fate.occurrence = touched.occurrence
left join broken_now
  on broken_now.source = touched.source
  and broken_now.record_md5 = touched.record_md5
  and broken_now.occurrence = touched.occurrence
  and broken_now.place = 1
left join (select distinct source, record_md5, occurrence from broken_claim) as broken_before
  on broken_before.source = touched.source
  and broken_before.record_md5 = touched.record_md5
  and broken_before.occurrence = touched.occurrence
left join work.new_file on new_file.file_id = record_fate.file_id
where record_fate.fate in ('loaded', 'quarantined')
  or (record_fate.fate = 'ignored' and record_fate.reason = 'superseded')
