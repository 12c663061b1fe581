-- A number with at most that many digits behind the point (zeros do not count), else NULL: the engine's own cast would round.
create or replace macro strict_decimal(x, digits) as
  case
    when regexp_full_match(x, '[+-]?[0-9]{1,13}') then try_cast(x as decimal(18,4))
    when regexp_full_match(x, '[+-]?[0-9]{0,13}\.[0-9]{1,' || cast(greatest(digits, 1) as varchar) || '}0*')
      and (digits > 0 or regexp_full_match(x, '.*\.0+'))
      then try_cast(x as decimal(18,4))
  end
