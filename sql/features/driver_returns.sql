-- One row per returned line of a product before a day, of the order whose units it takes back.
-- grain: return_key, line_key
-- One that takes back units of several orders is of the one with the smallest key: it is handled once. Whose it is, and
-- where it came from, is that of its order where the return does not say, as for the money that it gives back.
with taken as (
  select return_key, return_line_key, min(order_key) as order_key
  from bridge_return_line
  group by return_key, return_line_key
),
placed as (
  select
    order_key, max(customer_record_key) as customer_record_key, max(channel_key) as channel_key,
    max(geography_key) as geography_key
  from fct_order_line
  where line_type = 'sale' and order_key in (select order_key from taken)
  group by order_key
),
returned as (
  select
    given_back.return_key, given_back.line_key, given_back.product_key, given_back.returned_on,
    coalesce(taken.order_key, given_back.order_key) as order_key,
    case
      when given_back.customer_record_key = 0 then coalesce(placed.customer_record_key, cast(0 as bigint))
      else given_back.customer_record_key
    end as customer_record_key,
    case
      when given_back.channel_key = 0 then coalesce(placed.channel_key, cast(0 as bigint))
      else given_back.channel_key
    end as channel_key,
    case
      when given_back.geography_key = 0 then coalesce(placed.geography_key, cast(0 as bigint))
      else given_back.geography_key
    end as geography_key
  from fct_return_line as given_back
  left join taken on taken.return_key = given_back.return_key and taken.return_line_key = given_back.line_key
  left join placed on placed.order_key = taken.order_key
  where given_back.product_kind = 'product' and given_back.returned_on < cast($as_of as date)
)
select
  coalesce(bridge_customer.customer_key, cast(0 as bigint)) as customer_key,
  returned.order_key,
  returned.return_key,
  returned.line_key,
  returned.product_key,
  returned.channel_key,
  returned.geography_key,
  cast(0 as bigint) as campaign_key,
  returned.returned_on as on_day,
  cast(1 as decimal(38,6)) as quantity,
  true as is_allocated
from returned
left join bridge_customer on bridge_customer.customer_record_key = returned.customer_record_key
