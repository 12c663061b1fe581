-- One row per customer who answered before a day: how content they were, as shares of the scale.
-- grain: customer_key
-- A score without a scale is told as it is. An answer without a day counts where $undated says so.
with answer as (
  select
    bridge_customer.customer_key,
    cast(told.score as double) / coalesce(nullif(cast(told.scale as double), 0e0), 1e0) as share,
    date_diff('day', told.asked_on, cast($as_of as date)) as days,
    row_number() over (
      partition by bridge_customer.customer_key order by told.asked_on desc nulls last, told.feedback_key
    ) as place
  from fct_feedback as told
  join bridge_customer on bridge_customer.customer_record_key = told.customer_record_key
  where bridge_customer.customer_key <> 0
    and (told.asked_on < cast($as_of as date) or (told.asked_on is null and $undated))
)
select
  customer_key,
  count(*) as answers,
  sum(case when days <= 365 then 1 else 0 end) as answers_365_days,
  avg(cast(share as double)) as satisfaction,
  min(share) as lowest_satisfaction,
  max(case when place = 1 then share end) as last_satisfaction
from answer
group by customer_key
