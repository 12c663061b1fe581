-- One row per order of products before a day, taken back later or not: whoever ordered caused the work.
-- grain: order_key
with placed as (
  select
    order_key,
    max(customer_record_key) as customer_record_key,
    max(channel_key) as channel_key,
    max(geography_key) as geography_key,
    min(ordered_on) as on_day
  from fct_order_line
  where line_type = 'sale' and ordered_on < cast($as_of as date)
  group by order_key
)
select
  coalesce(bridge_customer.customer_key, cast(0 as bigint)) as customer_key,
  placed.order_key,
  cast(0 as bigint) as product_key,
  placed.channel_key,
  placed.geography_key,
  cast(0 as bigint) as campaign_key,
  placed.on_day,
  cast(1 as decimal(38,6)) as quantity,
  true as is_allocated
from placed
left join bridge_customer on bridge_customer.customer_record_key = placed.customer_record_key
