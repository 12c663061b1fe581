-- One row per record of tonight's files that may hold a line with an id of its own.
-- grain: file_id, record
-- What is known already says nothing new, but for a superseded version that a dated file shows again: it may be the
-- newest by now.
with sighted as (
  select order_key as document_key, line_key, file_id, record, updated_at
  from work.sighted_order_line
  where has_id
  union all
  select return_key, line_key, file_id, record, updated_at
  from work.sighted_return_line
  where has_id
),
superseded as (
  select distinct source, record_md5 from record_fate where fate = 'ignored' and reason = 'superseded'
)
select
  sighted.document_key, sighted.line_key, sighted.file_id, sighted.record, sighted.updated_at, record_fate.fate
from sighted
join record_fate on record_fate.file_id = sighted.file_id and record_fate.record = sighted.record
where record_fate.fate = 'loaded'
union all
select
  sighted.document_key, sighted.line_key, sighted.file_id, sighted.record, sighted.updated_at, record_fate.fate
from sighted
join record_fate on record_fate.file_id = sighted.file_id and record_fate.record = sighted.record
join superseded on superseded.source = record_fate.source and superseded.record_md5 = record_fate.record_md5
join loaded_file on loaded_file.file_id = sighted.file_id
where record_fate.fate = 'duplicate' and sighted.updated_at is null and loaded_file.day is not null
