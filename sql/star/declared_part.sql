-- One row per part of tonight's records that is known by an id and may hold what the id names.
-- grain: entity, file_id, record
-- What is known already says nothing new, but for a version that a dated file shows again while another one holds, or none
-- does since it was gone: it may be the newest by now.
with known as (
  select sighted.entity, sighted.entity_key, sighted.file_id, sighted.record, sighted.updated_at,
    record_fate.fate, record_fate.source, record_fate.record_md5, record_fate.occurrence
  from work.sighted_part as sighted
  join record_fate on record_fate.file_id = sighted.file_id and record_fate.record = sighted.record
  where sighted.has_id and (
    record_fate.fate in ('loaded', 'duplicate')
    -- What calls a member deleted is ignored as a record, and is a version of the member.
    or (record_fate.fate = 'ignored' and record_fate.reason = 'deleted' and sighted.is_deleted_member)
  )
),
held as (
  select standing.entity, standing.entity_key, record_fate.record_md5
  from work.standing_part as standing
  join record_fate on record_fate.file_id = standing.file_id and record_fate.record = standing.record
),
refused as (
  select distinct source, record_md5, occurrence from record_fate where fate = 'quarantined'
)
select entity, entity_key, file_id, record, updated_at from known where fate <> 'duplicate'
union all
select known.entity, known.entity_key, known.file_id, known.record, known.updated_at
from known
join loaded_file on loaded_file.file_id = known.file_id
join held on held.entity = known.entity and held.entity_key = known.entity_key
-- The equal of one in quarantine holds nothing, whether it was refused for itself or for what it claims.
join work.new_record as sound
  on sound.file_id = known.file_id and sound.record = known.record and sound.reason is null
left join refused
  on refused.source = known.source
  and refused.record_md5 = known.record_md5
  and refused.occurrence = known.occurrence
where known.fate = 'duplicate' and known.updated_at is null and loaded_file.day is not null
  and held.record_md5 <> known.record_md5 and refused.record_md5 is null
