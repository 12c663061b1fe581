-- A time without offset, written 2011-12-09 12:50[:00[.123456]] or as a day alone, else NULL.
-- Systems that count nanoseconds write up to nine digits; a time here has six.
create or replace macro strict_local_time(x) as
  case
    when regexp_full_match(x, '[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,9})?)?)?')
      then try_cast(left(x, 26) as timestamp)
  end
