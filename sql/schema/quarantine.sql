-- One row per thing wrong with a quarantined record.
-- grain: file_id, record, position
-- digest: none
create or replace table quarantine (
  file_id bigint not null, -- the file
  record bigint not null, -- number of the record in the file
  position bigint not null, -- of the thing within the record, from 1
  source varchar not null, -- name of the source
  line bigint, -- physical line in the file; NULL for files without lines
  column_name varchar, -- header of the column; NULL when the whole record is broken
  value varchar, -- personal: the text as found
  reason varchar not null -- what was expected
)
