-- One row per customer of the shop who is to be contacted next: their number there, what is done, and what it costs.
-- grain: customer_id
-- Whoever has several numbers goes by the least of them.
with shopper as (
  select bridge_customer.customer_key, min(dim_customer_record.customer_id) as customer_id
  from bridge_customer
  join dim_customer_record on dim_customer_record.customer_record_key = bridge_customer.customer_record_key
  where dim_customer_record.source = 'shop'
  group by bridge_customer.customer_key
)
select shopper.customer_id, told.activity, told.cost, told.effect
from mart_next_activity as told
join shopper on shopper.customer_key = told.customer_key
where not told.is_control
order by shopper.customer_id
