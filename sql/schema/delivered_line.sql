-- One row per delivered record that holds a line of an order or a return, of kinds whose newest delivery of it replaces all lines.
-- grain: file_id, record
-- digest: none
-- made: where needed
create or replace table delivered_line (
  document_key bigint not null, -- the order, or the return
  line_id_key bigint not null, -- the line's own id, 0 where it has none
  file_id bigint not null, -- the file
  record bigint not null, -- number of the record in the file
  version_at timestamp(6), -- when the version of the whole was written that holds it, where a file may hold several
  updated_at timestamp(6) -- when this version of the line was written, where the source says
)
