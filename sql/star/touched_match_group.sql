-- One row per group of lines within which new lines may change what takes back what.
-- grain: match_group
-- What is named takes first: so a change among named returns touches the groups that live on what they leave.
with named_line as (
  select fct_order_line.order_key, fct_order_line.customer_record_key, fct_order_line.product_key,
    fct_order_line.unit_price, fct_order_line.currency
  from fct_order_line
  join work.direct_match_group as direct
    on direct.order_key = fct_order_line.order_key and direct.line_id = fct_order_line.line_id
  where direct.rule = 'line'
),
touched_order as (
  select rule, order_key, line_id, customer_record_key, product_key, unit_price, currency
  from work.direct_match_group
  where rule = 'order'
  union
  select ways.rule, ways.order_key, ways.line_id, ways.customer_record_key, ways.product_key, ways.unit_price,
    ways.currency
  from work.return_way as ways
  join named_line on named_line.order_key = ways.order_key and named_line.product_key = ways.product_key
  where ways.rule = 'order'
),
left_over as (
  select customer_record_key, product_key, unit_price, currency from named_line
  union
  select fct_order_line.customer_record_key, fct_order_line.product_key, fct_order_line.unit_price,
    fct_order_line.currency
  from fct_order_line
  join touched_order
    on touched_order.order_key = fct_order_line.order_key and touched_order.product_key = fct_order_line.product_key
),
touched as (
  select rule, order_key, line_id, customer_record_key, product_key, unit_price, currency
  from work.direct_match_group
  where rule <> 'order'
  union
  select rule, order_key, line_id, customer_record_key, product_key, unit_price, currency from touched_order
  union
  select ways.rule, ways.order_key, ways.line_id, ways.customer_record_key, ways.product_key, ways.unit_price,
    ways.currency
  from work.return_way as ways
  join left_over
    on left_over.customer_record_key = ways.customer_record_key
    and left_over.product_key = ways.product_key
    and left_over.unit_price = ways.unit_price
    and left_over.currency = ways.currency
  where ways.rule = 'latest'
)
select
  rule, order_key, line_id, customer_record_key, product_key, unit_price, currency,
  rule || ':' || coalesce(cast(order_key as varchar), '') || ':' || coalesce(line_id, '') || ':' ||
    coalesce(cast(customer_record_key as varchar), '') || ':' || coalesce(cast(product_key as varchar), '') || ':' ||
    coalesce(cast(unit_price as varchar), '') || ':' || coalesce(currency, '') as match_group
from touched
