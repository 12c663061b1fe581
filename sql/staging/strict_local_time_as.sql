-- A time without offset in a declared format, else NULL.
create or replace macro strict_local_time_as(x, format) as
  case
    when year(try_strptime(x, format)) between 1000 and 9999 then cast(try_strptime(x, format) as timestamp)
  end
