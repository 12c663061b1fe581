-- One row per customer with a subscription that runs on a day: what it is, what it brings, and how it came to be.
-- grain: customer_key
-- Neither state nor reason of a subscription: sources overwrite them once it has ended. One whose first day nobody tells
-- counts where $undated says so. The price now is beside that of the customer's first period.
with period as (
  select
    bridge_customer.customer_key, told.started_on, told.ended_on, told.plan, told.seats, told.mrr,
    coalesce(told.is_trial, false) as is_trial,
    (told.started_on is null or told.started_on < cast($as_of as date))
      and (told.ended_on is null or told.ended_on >= cast($as_of as date)) as is_running,
    row_number() over (
      partition by bridge_customer.customer_key order by told.started_on, told.subscription_key
    ) as place
  from fct_subscription as told
  join bridge_customer on bridge_customer.customer_record_key = told.customer_record_key
  where bridge_customer.customer_key <> 0
    and (told.started_on < cast($as_of as date) or (told.started_on is null and $undated))
)
select
  customer_key,
  max(case when is_running and not is_trial then plan end) as plan,
  sum(case when is_running then 1 else 0 end) as running_subscriptions,
  sum(case when is_running then mrr end) as mrr,
  sum(case when is_running then seats end) as seats,
  date_diff('day', min(started_on), cast($as_of as date)) as subscription_days,
  date_diff('day', max(started_on), cast($as_of as date)) as days_since_change,
  count(*) as subscriptions_so_far,
  sum(case when ended_on < cast($as_of as date) then 1 else 0 end) as ended_subscriptions,
  sum(case when is_trial then 1 else 0 end) as trials,
  cast(sum(case when is_running then mrr end) as double)
    / nullif(cast(max(case when place = 1 then mrr end) as double), 0e0) as mrr_since_first
from period
group by customer_key
having sum(case when is_running then 1 else 0 end) > 0
