-- Days since 1904 as spreadsheets of old Macs count them, to the millisecond, else NULL.
create or replace macro strict_excel_1904(x) as
  case
    when regexp_full_match(x, '[0-9]{1,7}(\.[0-9]{1,18})?') and cast(x as double) < 2957004
      then timestamp '1904-01-01 00:00:00' + to_milliseconds(cast(round(cast(x as double) * 86400000) as bigint))
  end
