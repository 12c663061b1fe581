-- One row per group of lines within which new lines may change what takes back what.
-- grain: match_group
-- A return names a line of an order, or an order, or neither: then units are looked for among the same customer,
-- product and price. Lines without a customer and lines at price 0 match nothing.
with ways as (
  select return_key, line_key, 'line' as rule, order_key, line_id, cast(null as bigint) as customer_record_key,
    cast(null as bigint) as product_key, cast(null as decimal(18,4)) as unit_price
  from fct_return_line
  where order_key <> 0 and line_id is not null
  union all
  select return_key, line_key, 'order', order_key, cast(null as varchar), cast(null as bigint), product_key,
    cast(null as decimal(18,4))
  from fct_return_line
  where order_key <> 0 and line_id is null
  union all
  select return_key, line_key, 'latest', cast(null as bigint), cast(null as varchar), customer_record_key, product_key,
    unit_price
  from fct_return_line
  where order_key = 0 and customer_record_key <> 0 and unit_price > 0
),
touched as (
  select ways.rule, ways.order_key, ways.line_id, ways.customer_record_key, ways.product_key, ways.unit_price
  from ways
  join work.new_return_fact on new_return_fact.return_key = ways.return_key and new_return_fact.line_key = ways.line_key
  union
  select ways.rule, ways.order_key, ways.line_id, ways.customer_record_key, ways.product_key, ways.unit_price
  from ways
  join work.new_order_fact on new_order_fact.order_key = ways.order_key and new_order_fact.line_id = ways.line_id
  where ways.rule = 'line'
  union
  select ways.rule, ways.order_key, ways.line_id, ways.customer_record_key, ways.product_key, ways.unit_price
  from ways
  join work.new_order_fact
    on new_order_fact.order_key = ways.order_key and new_order_fact.product_key = ways.product_key
  where ways.rule = 'order'
  union
  select ways.rule, ways.order_key, ways.line_id, ways.customer_record_key, ways.product_key, ways.unit_price
  from ways
  join work.new_order_fact
    on new_order_fact.customer_record_key = ways.customer_record_key
    and new_order_fact.product_key = ways.product_key
    and new_order_fact.unit_price = ways.unit_price
  where ways.rule = 'latest'
)
select
  rule, order_key, line_id, customer_record_key, product_key, unit_price,
  rule || ':' || coalesce(cast(order_key as varchar), '') || ':' || coalesce(line_id, '') || ':' ||
    coalesce(cast(customer_record_key as varchar), '') || ':' || coalesce(cast(product_key as varchar), '') || ':' ||
    coalesce(cast(unit_price as varchar), '') as match_group
from touched
