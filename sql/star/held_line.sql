-- One row per record of tonight's files that holds a line as it stands now.
-- grain: file_id, record
select sighted.*
from work.sighted_line as sighted
left join work.not_held on not_held.file_id = sighted.file_id and not_held.record = sighted.record
where not_held.record is null
