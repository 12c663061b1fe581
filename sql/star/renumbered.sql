-- One row per loaded record that is not the first of its equals.
-- grain: file_id, record
select file_id, record, occurrence
from work.judged
where fate = 'loaded' and occurrence <> 1
