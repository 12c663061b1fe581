-- One row per tier, stage and measure that tiers rank by: the buyers in it, and what they are worth.
-- grain: tier, lifecycle_stage
select
  tier,
  lifecycle_stage,
  tier_by,
  count(*) as customers,
  cast(sum(net_sales) as decimal(18,4)) as net_sales,
  cast(sum(product_lines) as bigint) as product_lines,
  cast(sum(costed_lines) as bigint) as costed_lines,
  cast(sum(value_so_far) as decimal(18,4)) as value_so_far,
  cast(sum(expected_value) as decimal(18,4)) as expected_value,
  cast(sum(value_at_risk) as decimal(18,4)) as value_at_risk
from mart_customer
where customer_key <> 0 and tier is not null
group by tier, lifecycle_stage, tier_by
order by tier, lifecycle_stage
