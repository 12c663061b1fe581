-- One row per delivered record: what became of it.
-- grain: file_id, record
-- digest: none
create or replace table record_fate (
  file_id bigint not null, -- the file
  record bigint not null, -- number in the file from 1; broken records follow the good ones
  source varchar not null, -- name of the source
  fate varchar not null, -- erased, ignored, duplicate, quarantined or loaded
  reason varchar, -- the rule that ignored it, or the first thing wrong with it
  record_md5 uuid not null, -- of the canonical record
  occurrence bigint not null -- among equal records of its file, from 1; 0 where its file was replaced as a whole
)
