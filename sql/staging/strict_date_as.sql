-- A day in a declared format, else NULL; the format says all, nothing is guessed.
create or replace macro strict_date_as(x, format) as
  case when year(try_strptime(x, format)) between 1000 and 9999 then cast(try_strptime(x, format) as date) end
