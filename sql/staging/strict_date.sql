-- A day written 2011-12-09, else NULL. A midnight behind it is taken: typed files carry one.
create or replace macro strict_date(x) as
  case
    when regexp_full_match(x, '[0-9]{4}-[0-9]{2}-[0-9]{2}([ T]00:00(:00(\.0+)?)?)?') then try_cast(substr(x, 1, 10) as date)
  end
