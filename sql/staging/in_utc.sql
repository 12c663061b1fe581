-- The instant of a local time. A time that summer time skips, and one that comes twice, are read in standard time.
create or replace macro in_utc(local_time, zone) as
  cast(timezone(zone, local_time) as timestamp)
