-- A time with its own offset (Z, +00, +00:00, +0000), as UTC, else NULL.
-- The engine's own cast wants seconds and no blank before the offset, and would take one of 99 hours.
-- Of up to nine digits of a second six count.
create or replace macro strict_instant(x) as
  case
    when regexp_full_match(x, '[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,9})?)? ?(Z|[+-](0[0-9]|1[0-4])(:?[0-5][0-9])?)')
      then cast(try_cast(
        substr(x, 1, 10) || ' ' || substr(x, 12, 5)
          || coalesce(nullif(left(regexp_extract(x, '^.{16}(:[0-9.]+)', 1), 10), ''), ':00')
          || regexp_extract(x, '(Z|[+-][0-9]{2}(:?[0-9]{2})?)$')
        as timestamp with time zone) as timestamp)
  end
