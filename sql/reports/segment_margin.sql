-- One row per segment: what its customers kept of product sales, and of those with a known cost, sales and value.
-- grain: segment
-- What a cost is known of, and by which rule: features/margins.sql.
select
  rfm_segment as segment,
  cast(sum(line_sales) as decimal(18,4)) as line_sales,
  cast(sum(costed_sales) as decimal(18,4)) as known_sales,
  cast(sum(value_so_far) as decimal(18,4)) as margin
from mart_customer
where rfm_segment is not null
group by rfm_segment
order by rfm_segment
