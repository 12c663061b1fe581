-- One row per place of an order; key 0 is the unknown place.
-- grain: geography_key
create or replace table dim_geography (
  geography_key bigint not null, -- durable key of country, region and city
  country varchar, -- as the sources write it
  region varchar, -- state or province
  city varchar -- town
)
