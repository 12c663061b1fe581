-- One row per segment that has customers: how many, and what they have spent.
-- grain: segment
select
  rfm_segment as segment,
  cast(count(*) as bigint) as customers,
  cast(sum(net_sales) as decimal(18,4)) as net_sales
from mart_customer
where rfm_segment is not null
group by rfm_segment
order by rfm_segment
