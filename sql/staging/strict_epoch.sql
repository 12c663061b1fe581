-- A count of seconds (or of parts of one) since 1970 as UTC, else NULL; one beyond the year 5000 is taken for the wrong unit.
create or replace macro strict_epoch(x, per_second) as
  case
    when not regexp_full_match(x, '-?[0-9]{1,15}(\.[0-9]{1,6})?') then null
    when abs(cast(x as decimal(38,6))) < cast(100000000000 as decimal(38,0)) * per_second
      then make_timestamp(cast(round(cast(x as decimal(38,6)) * cast(1000000 // per_second as bigint)) as bigint))
  end
