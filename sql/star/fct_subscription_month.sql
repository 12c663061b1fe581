-- One row per month at whose end a subscription runs.
-- grain: subscription_key, month_start
-- A month counts once it is over: on the newest day of any fact nobody knows yet who will run at its end. A period without a
-- first day is in no month.
with month as (
  select distinct month_start, cast(month_start + interval '1' month as date) as next_month
  from dim_date
  where date_day <= cast($newest_on as date)
),
whole_month as (
  select month_start, next_month from month where next_month <= cast($newest_on as date)
)
select
  fct_subscription.subscription_key, whole_month.month_start, source, customer_record_key, account_key, product_key, plan,
  coalesce(mrr, cast(0 as decimal(18,4))) as mrr,
  fct_subscription.started_on >= whole_month.month_start as is_first
from fct_subscription
join whole_month
  on fct_subscription.started_on < whole_month.next_month
  and (fct_subscription.ended_on is null or fct_subscription.ended_on >= whole_month.next_month)
