-- One row per segment: net sales of the orders that its customers placed in the last months, and in as many before.
-- grain: segment
-- is_whole tells whether the sales reach back to the beginning of the earlier months, but for a long weekend.
with span as (
  select
    cast(cast($as_of as date) - interval '3' month as date) as since_on,
    cast(cast($as_of as date) - interval '6' month as date) as before_on
),
placed as (
  select customer_key, ordered_on, net_sales from mart_order where ordered_on is not null
),
reached as (
  select min(ordered_on) as first_on from placed
)
select
  mart_customer.rfm_segment as segment,
  cast(coalesce(sum(case when placed.ordered_on >= span.since_on then placed.net_sales end), 0) as decimal(18,4)) as recent_sales,
  cast(
    coalesce(sum(case when placed.ordered_on >= span.before_on and placed.ordered_on < span.since_on then placed.net_sales end), 0)
    as decimal(18,4)
  ) as earlier_sales,
  max(case when date_diff('day', span.before_on, reached.first_on) <= 3 then 1 else 0 end) = 1 as is_whole
from mart_customer
cross join span
cross join reached
left join placed on placed.customer_key = mart_customer.customer_key
where mart_customer.rfm_segment is not null
group by mart_customer.rfm_segment
order by mart_customer.rfm_segment
