-- One row per payment before a day, of its order where it names one; the fee, where its record tells.
-- grain: payment_key
-- Several payments of one order stand each on a row of their own; of the order comes one row.
with placed as (
  select
    order_key,
    max(customer_record_key) as customer_record_key,
    max(channel_key) as channel_key,
    max(geography_key) as geography_key
  from fct_order_line
  where line_type = 'sale'
  group by order_key
)
select
  coalesce(bridge_customer.customer_key, cast(0 as bigint)) as customer_key,
  fct_payment.payment_key,
  fct_payment.order_key,
  cast(0 as bigint) as product_key,
  coalesce(placed.channel_key, cast(0 as bigint)) as channel_key,
  coalesce(placed.geography_key, cast(0 as bigint)) as geography_key,
  cast(0 as bigint) as campaign_key,
  fct_payment.paid_on as on_day,
  cast(1 as decimal(38,6)) as quantity,
  cast(fct_payment.fee as decimal(38,6)) as fees,
  true as is_allocated
from fct_payment
left join placed on placed.order_key = fct_payment.order_key
left join bridge_customer
  on bridge_customer.customer_record_key
    = coalesce(nullif(fct_payment.customer_record_key, 0), placed.customer_record_key, cast(0 as bigint))
where fct_payment.paid_on < cast($as_of as date)
