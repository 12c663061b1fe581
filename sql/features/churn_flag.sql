-- One row per customer of whose subscriptions a source says whether they were cancelled: 1 where all of them were, else 0.
-- grain: customer_key
select
  bridge_customer.customer_key,
  min(case when fct_subscription.is_churned then cast(1 as bigint) else cast(0 as bigint) end) as has_left,
  max(fct_subscription.started_on) as labelled_on
from fct_subscription
join bridge_customer on bridge_customer.customer_record_key = fct_subscription.customer_record_key
where bridge_customer.customer_key <> 0
  and fct_subscription.is_churned is not null
  and coalesce(fct_subscription.started_on, date '1970-01-01') < cast($as_of as date)
group by bridge_customer.customer_key
