-- One row per file: its columns, and how many of its records have no value in them.
-- grain: file_id
select file_id, source, kind, day, records, judged, header, empty
from loaded_file
order by source, kind, file_id
