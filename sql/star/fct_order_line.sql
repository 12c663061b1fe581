-- One row per new line of an order.
-- grain: order_key, line_key
select
  order_key, line_key, source, order_id, line_id,
  customer_record_key, product_key, channel_key, geography_key,
  ordered_at, ordered_on,
  -- A code that is no product (postage, fees, samples …: the contract lists them) counts in the ledger, never in sales.
  -- A price of zero is a gift or a write-off; units below zero without a price move stock; a price below zero corrects.
  case
    when product_kind <> 'product' then 'charge'
    when unit_price < 0 then 'correction'
    when quantity <= 0 then 'stock'
    when unit_price = 0 then 'free'
    else 'sale'
  end as line_type,
  product_kind, quantity, unit_price,
  amount as gross_amount,
  coalesce(discount, cast(0 as decimal(18,4))) as discount_amount,
  cast(amount - coalesce(discount, cast(0 as decimal(18,4))) as decimal(18,4)) as net_amount,
  coalesce(tax, cast(0 as decimal(18,4))) as tax_amount,
  coalesce(shipping, cast(0 as decimal(18,4))) as shipping_amount,
  cost as cost_amount,
  status,
  money_currency as currency, cast(null as decimal(18,12)) as exchange_rate,
  cast(null as decimal(18,4)) as source_gross_amount, cast(null as decimal(18,4)) as source_discount_amount,
  cast(null as decimal(18,4)) as source_net_amount, cast(null as decimal(18,4)) as source_tax_amount,
  cast(null as decimal(18,4)) as source_shipping_amount, cast(null as decimal(18,4)) as source_cost_amount,
  updated_at, file_id, record
from work.held_order_line
where not is_reversal
