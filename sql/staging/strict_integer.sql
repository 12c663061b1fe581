-- A whole number, else NULL: 1.7, 1e3 and 1_000 are none, although the engine's own cast takes all three.
create or replace macro strict_integer(x) as
  case when regexp_full_match(x, '[+-]?[0-9]{1,18}') then try_cast(x as bigint) end
