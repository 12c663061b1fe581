-- A telephone number as +442071234567; NULL where its country, or that it is one, cannot be told.
-- Within a country it stands behind the trunk prefix (0 in most, 1 in America) or, where it is whole without, alone. Where
-- the prefix is 0, fewer than nine digits without it may be a local number.
create or replace macro phone_key(x, calling_code, trunk, behind_trunk, alone) as
  case
    when not regexp_full_match(x, '[+(0-9][0-9 ()./-]{5,24}') then null
    when length(phone_digits(x)) not between 7 and 17 then null
    when starts_with(x, '+') then '+' || nullif(regexp_extract(phone_digits(replace(x, '(0)', '')), '^[1-9][0-9]{6,14}$'), '')
    when starts_with(ltrim(x, '('), '00')
      then '+' || nullif(regexp_extract(phone_digits(replace(x, '(0)', '')), '^00([1-9][0-9]{6,14})$', 1), '')
    when trunk <> '' and starts_with(phone_digits(x), trunk)
      and regexp_full_match(substr(phone_digits(x), length(trunk) + 1), behind_trunk)
      then '+' || calling_code || substr(phone_digits(x), length(trunk) + 1)
    when regexp_full_match(phone_digits(x), alone) and (trunk <> '0' or length(phone_digits(x)) >= 9)
      then '+' || calling_code || phone_digits(x)
  end
