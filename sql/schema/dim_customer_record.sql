-- One row per version of a customer in one source (SCD2); key 0 is the unknown customer.
-- grain: customer_record_key, valid_from
create or replace table dim_customer_record (
  customer_record_key bigint not null, -- durable key of the source's customer; facts carry it
  valid_from timestamp(6) not null, -- from when the source showed these values; the first version holds before, too
  valid_to timestamp(6), -- until when, exclusive; NULL for the current version
  is_current boolean not null, -- the version that holds now
  source varchar not null, -- whose ids these are
  customer_id varchar not null, -- id in the source
  kind varchar, -- person or company
  name varchar, -- personal: whole name
  first_name varchar, -- personal: given name
  last_name varchar, -- personal: family name
  email varchar, -- personal: e-mail address
  phone varchar, -- personal: telephone number
  street varchar, -- personal: street and number
  city varchar, -- personal: town
  region varchar, -- personal: state or province
  postal_code varchar, -- personal: postal code
  country varchar, -- country as the source writes it
  birth_date date, -- personal: day of birth
  gender varchar, -- personal: as the source writes it
  email_consent boolean, -- whether the customer may be written to by e-mail; NULL where the source does not say
  phone_consent boolean, -- whether they may be called
  sms_consent boolean, -- whether they may be sent messages
  account_key bigint not null, -- the company that they belong to; 0 = none
  is_deleted boolean not null, -- the source has the customer no more
  first_seen_at timestamp(6) not null, -- first business time at which the source showed the customer; 1970-01-01 where none knows a time
  first_seen_on date not null, -- its business day
  last_seen_at timestamp(6) not null -- latest business time at which it did
)
