-- One row per loaded record that shows a line, among tonight's files.
-- grain: file_id, record
-- One that is superseded later tonight, too: where and how was sold is known from it all the same.
select sighted.*
from work.sighted_line as sighted
left join work.not_loaded on not_loaded.file_id = sighted.file_id and not_loaded.record = sighted.record
where not_loaded.record is null
