-- One row per sales channel; key 0 is the unknown channel.
-- grain: channel_key
create or replace table dim_channel (
  channel_key bigint not null, -- durable key of the name
  channel varchar not null -- name as the sources write it
)
