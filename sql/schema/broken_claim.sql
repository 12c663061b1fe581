-- One row per claim of a record that does not hold: what keeps the record in quarantine until others change it.
-- grain: source, record_md5, occurrence, position
-- digest: none
-- made: where needed
create or replace table broken_claim (
  source varchar not null, -- name of the source
  record_md5 uuid not null, -- of the canonical record
  occurrence bigint not null, -- among equal records
  position bigint not null, -- of the claim within the record
  line bigint, -- physical line in the file; NULL for files without lines
  column_name varchar, -- header of the column
  value varchar, -- personal: the text as found
  reason varchar not null -- what was expected
)
