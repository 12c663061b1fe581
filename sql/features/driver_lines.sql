-- One row per line of an order of products before a day: one line, its units as ordered, and its price less discount, before anything came back.
-- grain: order_key, line_key
select
  coalesce(bridge_customer.customer_key, cast(0 as bigint)) as customer_key,
  sold.order_key,
  sold.line_key,
  sold.product_key,
  sold.channel_key,
  sold.geography_key,
  cast(0 as bigint) as campaign_key,
  sold.ordered_on as on_day,
  cast(1 as decimal(38,6)) as quantity,
  cast(sold.quantity as decimal(38,6)) as units,
  case when sold.net_amount > 0 then cast(sold.net_amount as decimal(38,6)) else cast(0 as decimal(38,6)) end as revenue,
  true as is_allocated
from fct_order_line as sold
left join bridge_customer on bridge_customer.customer_record_key = sold.customer_record_key
where sold.line_type = 'sale' and sold.ordered_on < cast($as_of as date)
