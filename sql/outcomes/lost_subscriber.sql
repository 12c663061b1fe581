-- One row per customer of whom a subscription that ran on a day has ended before another, and none has followed it by then.
-- grain: customer_key
-- Whoever changes plans has a subscription that ended, and one that began on that day or later: they stay.
with period as (
  select
    bridge_customer.customer_key, fct_subscription.started_on, fct_subscription.ended_on,
    max(fct_subscription.started_on) over (partition by bridge_customer.customer_key) as last_started_on
  from fct_subscription
  join bridge_customer on bridge_customer.customer_record_key = fct_subscription.customer_record_key
  where bridge_customer.customer_key <> 0
    and fct_subscription.started_on < cast($until as date)
    and coalesce(fct_subscription.is_trial, false) = false
)
select customer_key, cast(1 as bigint) as has_left
from period
where started_on < cast($as_of as date)
  and ended_on >= cast($as_of as date)
  and ended_on < cast($until as date)
  and last_started_on < ended_on
group by customer_key
