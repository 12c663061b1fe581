-- A telephone number as +442071234567; NULL where its country cannot be told. A national number starts with 0.
create or replace macro phone_key(x, calling_code) as
  case
    when not regexp_full_match(x, '[+(0-9][0-9 ()./-]{5,24}') then null
    when length(regexp_replace(x, '[^0-9]', '', 'g')) not between 7 and 17 then null
    when starts_with(x, '+') then '+' || regexp_replace(replace(x, '(0)', ''), '[^0-9]', '', 'g')
    when starts_with(ltrim(x, '('), '00') then '+' || substr(regexp_replace(replace(x, '(0)', ''), '[^0-9]', '', 'g'), 3)
    when starts_with(ltrim(x, '('), '0') and calling_code <> ''
      then '+' || calling_code || substr(regexp_replace(x, '[^0-9]', '', 'g'), 2)
  end
