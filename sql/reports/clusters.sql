-- One row per cluster of customers who buy alike: what they add up to, those who spent most on average first.
-- grain: cluster
with summed as (
  select
    cluster,
    count(*) as customers,
    cast(sum(recency_days) as bigint) as recency_days,
    cast(sum(tenure_days) as bigint) as tenure_days,
    cast(sum(frequency) as bigint) as frequency,
    cast(sum(net_sales) as decimal(18,4)) as net_sales,
    cast(sum(value_so_far) as decimal(18,4)) as value_so_far,
    cast(sum(case when value_so_far is not null then 1 else 0 end) as bigint) as costed_customers
  from mart_customer
  where cluster is not null
  group by cluster
)
select cluster, customers, recency_days, tenure_days, frequency, net_sales, value_so_far, costed_customers
from summed
order by cast(net_sales as double) / cast(customers as double) desc, cluster
