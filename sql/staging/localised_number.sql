-- 1.234,50 as 1234.50: the pattern says what such a number looks like, so that 1.5 is no number where the point parts thousands.
create or replace macro localised_number(x, pattern, thousands, point) as
  case when regexp_full_match(x, pattern) then replace(replace(x, thousands, ''), point, '.') end
