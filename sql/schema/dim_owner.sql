-- One row per person or team of the firm that facts name; key 0 is nobody known.
-- grain: owner_key
-- entities: owner
create or replace table dim_owner (
  owner_key bigint not null, -- durable key of the name
  owner varchar not null -- name as the sources write it
)
