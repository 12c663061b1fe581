-- One row per customer at risk with an expected value, the most valuable first, twenty at most.
-- grain: customer_key
select
  mart_customer.customer_key,
  dim_customer.customer_id,
  mart_customer.value_at_risk,
  mart_customer.p_alive,
  mart_customer.last_purchase_on,
  mart_customer.gap_days,
  mart_customer.net_sales
from mart_customer
join dim_customer on dim_customer.customer_key = mart_customer.customer_key
where mart_customer.value_at_risk > 0
order by mart_customer.value_at_risk desc, mart_customer.customer_key
limit 20
