-- One row per customer with a counted order before a day: on the day of the first, and of that order.
-- grain: customer_key
with numbered as (
  select
    customer_key, order_key, ordered_on,
    row_number() over (partition by customer_key order by ordered_on, order_key) as place
  from mart_order
  where is_counted and customer_key <> 0
),
placed as (
  select order_key, max(channel_key) as channel_key, max(geography_key) as geography_key
  from fct_order_line
  where line_type = 'sale'
  group by order_key
)
select
  numbered.customer_key,
  numbered.order_key,
  cast(0 as bigint) as product_key,
  placed.channel_key,
  placed.geography_key,
  cast(0 as bigint) as campaign_key,
  numbered.ordered_on as on_day,
  cast(1 as decimal(38,6)) as quantity,
  true as is_allocated
from numbered
join placed on placed.order_key = numbered.order_key
where numbered.place = 1 and numbered.ordered_on < cast($as_of as date)
