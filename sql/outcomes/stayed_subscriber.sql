-- One row per customer of whom a subscription still runs on a later day: they have not left.
-- grain: customer_key
-- Whoever changes plans between the two days has a subscription that ended, and stays.
select bridge_customer.customer_key, cast(0 as bigint) as has_left
from fct_subscription
join bridge_customer on bridge_customer.customer_record_key = fct_subscription.customer_record_key
where bridge_customer.customer_key <> 0
  and fct_subscription.started_on < cast($until as date)
  and (fct_subscription.ended_on is null or fct_subscription.ended_on >= cast($until as date))
  and coalesce(fct_subscription.is_trial, false) = false
group by bridge_customer.customer_key
