-- One row per new line that takes back: lines of orders with units below zero, and lines of returns.
-- grain: return_key, line_key
-- Amounts in another currency are turned into the project's once they are here (rated_return_line.sql).
select
  order_key as return_key, line_key, source, order_id as return_id,
  -- Which order it takes back it does not say: it may stand in that one, or be a credit note of its own.
  cast(0 as bigint) as order_key, cast(null as varchar) as line_id,
  customer_record_key, product_key, channel_key, geography_key,
  ordered_at as returned_at, ordered_on as returned_on,
  false as is_with_sale, product_kind,
  cast(-quantity as decimal(18,4)) as quantity,
  unit_price,
  cast(-amount as decimal(18,4)) as gross_amount,
  -- A reversal gives back what the line cost: its own discount, tax and shipping go with it.
  cast(-coalesce(discount, cast(0 as decimal(18,4))) as decimal(18,4)) as discount_amount,
  cast(coalesce(discount, cast(0 as decimal(18,4))) - amount as decimal(18,4)) as net_amount,
  cast(-coalesce(tax, cast(0 as decimal(18,4))) as decimal(18,4)) as tax_amount,
  cast(-coalesce(shipping, cast(0 as decimal(18,4))) as decimal(18,4)) as shipping_amount,
  status as reason,
  money_currency as currency, cast(null as decimal(18,12)) as exchange_rate,
  cast(null as decimal(18,4)) as source_gross_amount, cast(null as decimal(18,4)) as source_discount_amount,
  cast(null as decimal(18,4)) as source_net_amount, cast(null as decimal(18,4)) as source_tax_amount,
  cast(null as decimal(18,4)) as source_shipping_amount,
  updated_at, file_id, record
from work.held_order_line
where is_reversal
union all
select
  return_key, line_key, source, coalesce(return_id, order_id) as return_id,
  order_key, line_id,
  customer_record_key, product_key, channel_key, cast(0 as bigint) as geography_key,
  returned_at, returned_on,
  is_with_sale, product_kind,
  quantity,
  cast(round(cast(amount as double) / nullif(cast(quantity as double), 0e0), 4) as decimal(18,4)) as unit_price,
  amount as gross_amount,
  cast(0 as decimal(18,4)) as discount_amount,
  amount as net_amount,
  cast(0 as decimal(18,4)) as tax_amount,
  cast(0 as decimal(18,4)) as shipping_amount,
  reason,
  money_currency as currency, cast(null as decimal(18,12)) as exchange_rate,
  cast(null as decimal(18,4)) as source_gross_amount, cast(null as decimal(18,4)) as source_discount_amount,
  cast(null as decimal(18,4)) as source_net_amount, cast(null as decimal(18,4)) as source_tax_amount,
  cast(null as decimal(18,4)) as source_shipping_amount,
  updated_at, file_id, record
from work.held_return_line
