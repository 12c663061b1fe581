-- One row per returned line of a product before a day, of the order whose units it takes back.
-- grain: return_key, line_key
-- One that takes back units of several orders is of the one with the smallest key: it is handled once.
with taken as (
  select return_key, return_line_key, min(order_key) as order_key
  from bridge_return_line
  group by return_key, return_line_key
)
select
  coalesce(bridge_customer.customer_key, cast(0 as bigint)) as customer_key,
  coalesce(taken.order_key, given_back.order_key) as order_key,
  given_back.return_key,
  given_back.line_key,
  given_back.product_key,
  given_back.channel_key,
  given_back.geography_key,
  cast(0 as bigint) as campaign_key,
  given_back.returned_on as on_day,
  cast(1 as decimal(38,6)) as quantity,
  true as is_allocated
from fct_return_line as given_back
left join taken on taken.return_key = given_back.return_key and taken.return_line_key = given_back.line_key
left join bridge_customer on bridge_customer.customer_record_key = given_back.customer_record_key
where given_back.product_kind = 'product' and given_back.returned_on < cast($as_of as date)
