-- One row per record of tonight's files that says that something with an id is gone: it calls it deleted, or leaves it out.
-- grain: entity, file_id, record
-- A campaign that is deleted has a version that says so: facts name it. What is quarantined says nothing, nor do its equals.
with refused as (
  select distinct source, record_md5, occurrence from record_fate where fate = 'quarantined'
)
select sighted.entity, sighted.entity_key, sighted.file_id, sighted.record, sighted.updated_at
from work.sighted_part as sighted
join work.not_loaded on not_loaded.file_id = sighted.file_id and not_loaded.record = sighted.record
where sighted.has_id and not_loaded.is_deletion and sighted.entity <> 'campaign'
union all
select left_out.entity, left_out.entity_key, left_out.file_id, left_out.record, left_out.updated_at
from work.left_out_part as left_out
join record_fate on record_fate.file_id = left_out.file_id and record_fate.record = left_out.record
left join refused
  on refused.source = record_fate.source
  and refused.record_md5 = record_fate.record_md5
  and refused.occurrence = record_fate.occurrence
where refused.record_md5 is null
  and (record_fate.fate in ('loaded', 'duplicate') or (record_fate.fate = 'ignored' and record_fate.reason = 'deleted'))
