-- One row per record whose fate changes with what it and its equals hold now.
-- grain: file_id, record
-- Of equal records one stands for all, the others are its duplicates, whichever of them a fact came from: it is loaded
-- while any of them holds something, else superseded. A record with a line of an order has the fate of its line.
with judged as (
  select distinct part_verdict.source, part_verdict.record_md5, part_verdict.occurrence
  from work.part_verdict
  join loaded_file on loaded_file.file_id = part_verdict.file_id
  left join work.line_kind on line_kind.source = loaded_file.source and line_kind.kind = loaded_file.kind
  where line_kind.kind is null
),
equal as (
  select
    record_fate.file_id, record_fate.record, record_fate.fate, record_fate.reason, record_fate.source,
    record_fate.record_md5, record_fate.occurrence
  from record_fate
  join judged
    on judged.source = record_fate.source
    and judged.record_md5 = record_fate.record_md5
    and judged.occurrence = record_fate.occurrence
),
holding as (
  select distinct equal.source, equal.record_md5, equal.occurrence
  from equal
  join work.part_fact on part_fact.file_id = equal.file_id and part_fact.record = equal.record
)
select
  equal.file_id, equal.record,
  case when holding.occurrence is null then 'ignored' else 'loaded' end as fate,
  case when holding.occurrence is null then 'superseded' end as reason
from equal
left join holding
  on holding.source = equal.source
  and holding.record_md5 = equal.record_md5
  and holding.occurrence = equal.occurrence
where (equal.fate = 'loaded' and holding.occurrence is null)
  or (equal.fate = 'ignored' and equal.reason = 'superseded' and holding.occurrence is not null)
