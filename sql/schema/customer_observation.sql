-- One row per moment at which a source showed a customer: what it said then.
-- grain: customer_record_key, observed_at
create or replace table customer_observation (
  customer_record_key bigint not null, -- durable key of the source's customer
  observed_at timestamp(6) not null, -- business time in UTC; 1970-01-01 where the source knows none
  observed_on date not null, -- its business day
  record_key bigint not null, -- of the record; of several at one moment the greatest holds
  shown_by varchar not null, -- the source that showed it; of two with equal records the first by name
  source varchar not null, -- whose ids these are
  customer_id varchar not null, -- id in the source
  kind varchar, -- this and the following: NULL where the record does not carry the column, '' where it is empty
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
  birth_date varchar, -- personal: day of birth as YYYY-MM-DD
  gender varchar, -- personal: as the source writes it
  email_consent varchar, -- true or false: whether the customer may be written to
  phone_consent varchar, -- whether they may be called
  sms_consent varchar, -- whether they may be sent messages
  account_id varchar, -- id of the company that they belong to
  account_key bigint, -- and its key; 0 = none
  email_key varchar, -- personal: comparable form of the e-mail address
  phone_key varchar, -- personal: comparable form of the telephone number
  created_at timestamp(6), -- when the source first knew the customer, as it says
  is_deleted varchar -- 1 gone, 0 there; NULL where the record does not tell
)
