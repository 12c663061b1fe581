-- The day on which an instant falls in the zone of the business.
create or replace macro business_day(instant, zone) as
  cast(timezone(zone, cast(instant as timestamp with time zone)) as date)
