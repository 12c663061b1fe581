-- One row per customer who was scored on either of two days.
-- grain: customer_key
-- The history holds the keys of its days. Former customers who are one by now count as the one who had bought last.
with scored as (
  select
    coalesce(bridge_customer.customer_key, score_rfm_history.customer_key) as customer_key,
    score_rfm_history.as_of, score_rfm_history.segment, score_rfm_history.monetary,
    row_number() over (
      partition by
        coalesce(bridge_customer.customer_key, score_rfm_history.customer_key), score_rfm_history.as_of
      order by score_rfm_history.recency_days, score_rfm_history.frequency desc, score_rfm_history.customer_key
    ) as rank_in_customer
  from score_rfm_history
  left join bridge_customer on bridge_customer.customer_record_key = score_rfm_history.customer_key
  where score_rfm_history.as_of in (cast($from_day as date), cast($to_day as date))
),
earlier as (
  select customer_key, segment, monetary
  from scored
  where rank_in_customer = 1 and as_of = cast($from_day as date)
),
later as (
  select customer_key, segment, monetary
  from scored
  where rank_in_customer = 1 and as_of = cast($to_day as date)
)
select
  coalesce(later.customer_key, earlier.customer_key) as customer_key,
  earlier.segment as from_segment,
  later.segment as to_segment,
  coalesce(later.monetary, earlier.monetary) as net_sales
from earlier
full join later on later.customer_key = earlier.customer_key
