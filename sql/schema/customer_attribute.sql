-- One row per version of an attribute of a customer record, by a name of the project's own.
-- grain: customer_record_key, name, valid_from
-- entities: customer_attribute
create or replace table customer_attribute (
  customer_record_key bigint not null, -- durable key of the source's customer
  name varchar not null, -- of the attribute, as the mapping names it
  valid_from timestamp(6) not null, -- when the source showed this value; 1970-01-01 where it knows no time
  valid_to timestamp(6), -- when it showed the next one, exclusive; NULL for the current one
  is_current boolean not null, -- the value that holds now
  value varchar, -- personal: as text; NULL where the source leaves it empty
  record_key bigint not null -- of the record; of several at one moment the greatest holds
)
