-- One row per whole dump that tells by absence what is gone, and member that it shows; member 0 are records without a readable id.
-- grain: entity, member_key, file_id
-- digest: none
-- made: where needed
create or replace table member_sighting (
  entity varchar not null, -- customer or product
  member_key bigint not null, -- durable key of the source's customer, or of the product
  file_id bigint not null -- the dump
)
