-- The day on which an instant falls in the zone of the business, where a day starts some hours after midnight.
create or replace macro business_day_from(instant, zone, starts) as
  cast(timezone(zone, cast(instant as timestamp with time zone)) - starts as date)
