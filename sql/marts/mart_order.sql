-- One row per order and customer: what of its product lines stands as of the night's day.
-- grain: order_key, customer_key
select
  order_key, customer_key, ordered_on, is_counted, units,
  cast(units - units_returned as decimal(18,4)) as units_kept,
  gross_sales, discounts, returns, net_sales
from work.orders
