-- One row per record of tonight's files that calls something with an id deleted.
-- grain: entity, file_id, record
-- A campaign stays as it was last told of: facts name it.
select sighted.entity, sighted.entity_key, sighted.file_id, sighted.record, sighted.updated_at
from work.sighted_part as sighted
join work.not_loaded on not_loaded.file_id = sighted.file_id and not_loaded.record = sighted.record
where sighted.has_id and not_loaded.is_deletion and sighted.entity <> 'campaign'
