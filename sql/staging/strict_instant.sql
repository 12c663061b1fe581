-- A time with its own offset (Z, +00:00, +0000), as UTC, else NULL.
create or replace macro strict_instant(x) as
  case
    when regexp_full_match(x, '[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)? ?(Z|[+-][0-9]{2}:?[0-9]{2})')
      then cast(try_cast(regexp_replace(replace(x, 'T', ' '), ' ?([+-][0-9]{2}):?([0-9]{2})$', '\1:\2') as timestamp with time zone) as timestamp)
  end
