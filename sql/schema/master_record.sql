-- One row per good record that shows a customer or product in a file that is the master of it.
-- grain: entity, member_key, source, record_md5, occurrence
-- digest: none
-- made: where needed
create or replace table master_record (
  entity varchar not null, -- customer or product
  member_key bigint not null, -- durable key
  source varchar not null, -- name of the source
  record_md5 uuid not null, -- of the canonical record
  occurrence bigint not null -- among equal records
)
