-- One row per customer of whom a subscription runs on a day.
-- grain: customer_key
-- A subscription that ends on the day or later runs: nobody knows yet that it will. Trials bind nobody.
select distinct bridge_customer.customer_key
from fct_subscription
join bridge_customer on bridge_customer.customer_record_key = fct_subscription.customer_record_key
where bridge_customer.customer_key <> 0
  and fct_subscription.started_on < cast($as_of as date)
  and (fct_subscription.ended_on is null or fct_subscription.ended_on >= cast($as_of as date))
  and coalesce(fct_subscription.is_trial, false) = false
