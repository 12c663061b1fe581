-- A number above zero with up to twelve digits behind the point, more of them are rounded; else NULL.
create or replace macro strict_rate(x) as
  case
    when regexp_full_match(x, '[+]?([0-9]{1,6}(\.[0-9]*)?|\.[0-9]+)([eE]-?[0-9]{1,2})?') and try_cast(x as decimal(18,12)) > 0
      then try_cast(x as decimal(18,12))
  end
