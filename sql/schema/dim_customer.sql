-- One row per customer, whatever number of records they have; key 0 is the unknown customer.
-- grain: customer_key
create or replace table dim_customer (
  customer_key bigint not null, -- the customer
  customer_id varchar not null, -- id of the record the customer is named after
  source varchar not null, -- and its source
  records bigint not null, -- how many records it joins
  kind varchar, -- person or company; this and the following: the latest value any of its records shows
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
  email_consent boolean, -- whether the customer may be written to by e-mail; NULL where no source says
  phone_consent boolean, -- whether they may be called
  sms_consent boolean, -- whether they may be sent messages
  is_deleted boolean not null, -- none of the sources has the customer any more
  first_seen_at timestamp(6) not null, -- first business time at which any source showed the customer; 1970-01-01 where none knows a time
  first_seen_on date not null -- its business day
)
