-- One row per line of an order among those whose keys are looked through for lines that get a rate.
-- grain: order_key, line_key
-- Each part of a line is turned by itself, rounded half away from zero to a ten-thousandth; the net amount is what the
-- parts leave, so that they add up to it in both currencies.
with line as (
  select
    line.order_key,
    line.line_key,
    line.source,
    line.order_id,
    line.line_id,
    line.customer_record_key,
    line.product_key,
    line.channel_key,
    line.geography_key,
    line.ordered_at,
    line.ordered_on,
    line.line_type,
    line.product_kind,
    line.quantity,
    line.unit_price,
    line.gross_amount,
    line.discount_amount,
    line.net_amount,
    line.tax_amount,
    line.shipping_amount,
    line.cost_amount,
    line.status,
    line.currency,
    coalesce(unrated.rate, line.exchange_rate) as exchange_rate,
    case when unrated.rate is null then line.source_gross_amount else coalesce(line.source_gross_amount, line.gross_amount) end as source_gross_amount,
    case when unrated.rate is null then line.source_discount_amount else coalesce(line.source_discount_amount, line.discount_amount) end as source_discount_amount,
    case when unrated.rate is null then line.source_net_amount else coalesce(line.source_net_amount, line.net_amount) end as source_net_amount,
    case when unrated.rate is null then line.source_tax_amount else coalesce(line.source_tax_amount, line.tax_amount) end as source_tax_amount,
    case when unrated.rate is null then line.source_shipping_amount else coalesce(line.source_shipping_amount, line.shipping_amount) end as source_shipping_amount,
    case when unrated.rate is null then line.source_cost_amount else coalesce(line.source_cost_amount, line.cost_amount) end as source_cost_amount,
    line.updated_at,
    line.file_id,
    line.record,
    unrated.rate
  from fct_order_line as line
  left join work.unrated_order_line as unrated
    on unrated.order_key = line.order_key and unrated.line_key = line.line_key
  where line.order_key in (select order_key from work.unrated_order_line)
    and line.line_key in (select line_key from work.unrated_order_line)
)
select
  order_key,
  line_key,
  source,
  order_id,
  line_id,
  customer_record_key,
  product_key,
  channel_key,
  geography_key,
  ordered_at,
  ordered_on,
  line_type,
  product_kind,
  quantity,
  unit_price,
  case when rate is null then gross_amount else cast(round(cast(source_gross_amount as decimal(38,4)) * rate, 4) as decimal(18,4)) end as gross_amount,
  case when rate is null then discount_amount else cast(round(cast(source_discount_amount as decimal(38,4)) * rate, 4) as decimal(18,4)) end as discount_amount,
  case
    when rate is null then net_amount
    else cast(
      cast(round(cast(source_gross_amount as decimal(38,4)) * rate, 4) as decimal(18,4))
      - cast(round(cast(source_discount_amount as decimal(38,4)) * rate, 4) as decimal(18,4)) as decimal(18,4)
    )
  end as net_amount,
  case when rate is null then tax_amount else cast(round(cast(source_tax_amount as decimal(38,4)) * rate, 4) as decimal(18,4)) end as tax_amount,
  case when rate is null then shipping_amount else cast(round(cast(source_shipping_amount as decimal(38,4)) * rate, 4) as decimal(18,4)) end as shipping_amount,
  case when rate is null then cost_amount else cast(round(cast(source_cost_amount as decimal(38,4)) * rate, 4) as decimal(18,4)) end as cost_amount,
  status,
  currency,
  exchange_rate,
  source_gross_amount,
  source_discount_amount,
  source_net_amount,
  source_tax_amount,
  source_shipping_amount,
  source_cost_amount,
  updated_at,
  file_id,
  record
from line
