-- One row per delivered record that calls a line with an id deleted.
-- grain: file_id, record
-- digest: none
-- made: where needed
create or replace table deleted_line (
  document_key bigint not null, -- the order, or the return
  line_key bigint not null, -- with document_key, the line
  file_id bigint not null, -- the file
  record bigint not null, -- number of the record in the file
  updated_at timestamp(6) -- when the line was deleted, where the source says
)
