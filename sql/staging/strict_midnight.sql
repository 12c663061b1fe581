-- The day of a time that is midnight, else NULL: what has an hour is no day.
create or replace macro strict_midnight(x) as
  case when x = date_trunc('day', x) then cast(x as date) end
