-- Days since 1900 as spreadsheets count them, to the millisecond, else NULL: number 60 is a day that never was.
create or replace macro strict_excel(x) as
  case
    when not regexp_full_match(x, '[0-9]{1,7}(\.[0-9]{1,18})?') then null
    when cast(x as double) >= 61 and cast(x as double) < 2958466
      then timestamp '1899-12-30 00:00:00' + to_milliseconds(cast(round(cast(x as double) * 86400000) as bigint))
    when cast(x as double) >= 1 and cast(x as double) < 60
      then timestamp '1899-12-31 00:00:00' + to_milliseconds(cast(round(cast(x as double) * 86400000) as bigint))
  end
