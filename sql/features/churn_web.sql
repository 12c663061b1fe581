-- One row per customer with an event on a site or in an app before a day: how often, how lately, and the trend.
-- grain: customer_key
with told as (
  select
    bridge_customer.customer_key, fct_web_event.session_id, fct_web_event.event, fct_web_event.occurred_on,
    date_diff('day', fct_web_event.occurred_on, cast($as_of as date)) as days
  from fct_web_event
  join bridge_customer on bridge_customer.customer_record_key = fct_web_event.customer_record_key
  where fct_web_event.occurred_on < cast($as_of as date) and bridge_customer.customer_key <> 0
),
summed as (
  select
    customer_key,
    min(days) as days_since_visit,
    sum(case when days <= 30 then 1 else 0 end) as events_30_days,
    sum(case when days <= 90 then 1 else 0 end) as events_90_days,
    sum(case when days > 90 and days <= 180 then 1 else 0 end) as events_before,
    count(distinct case when days <= 90 then occurred_on end) as days_on_site_90,
    count(distinct case when days <= 90 then event end) as kinds_of_events_90_days
  from told
  group by customer_key
)
select
  customer_key, days_since_visit, events_30_days, events_90_days, days_on_site_90, kinds_of_events_90_days,
  cast(events_90_days - events_before as double) / nullif(cast(events_90_days + events_before as double), 0e0)
    as events_trend
from summed
