-- The digits of a telephone number as they stand.
create or replace macro phone_digits(x) as regexp_replace(x, '[^0-9]', '', 'g')
