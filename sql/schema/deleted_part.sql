-- One row per delivered record that calls something with an id deleted that is no line of an order.
-- grain: entity, file_id, record
-- digest: none
-- made: where needed
create or replace table deleted_part (
  entity varchar not null, -- what it is: interaction, opportunity …
  entity_key bigint not null, -- its key
  file_id bigint not null, -- the file
  record bigint not null, -- number of the record in the file
  updated_at timestamp(6) -- when it was deleted, where the source says
)
