-- One row per group of lines within which new lines may change what takes back what.
-- grain: match_group
-- A return names a line of an order, or an order, or neither: then units are looked for among the same customer,
-- product and price. Lines without a customer and lines at price 0 match nothing. What is named takes first: so a change
-- among named returns touches the groups that live on what they leave.
with returned as (
  -- What went tonight leaves units to others.
  select return_key, line_key, order_key, line_id, customer_record_key, product_key, unit_price from fct_return_line
  union all
  select return_key, line_key, order_key, line_id, customer_record_key, product_key, unit_price
  from work.gone_rows_of_fct_return_line
),
ways as (
  select return_key, line_key, 'line' as rule, order_key, line_id, cast(null as bigint) as customer_record_key,
    cast(null as bigint) as product_key, cast(null as decimal(18,4)) as unit_price
  from returned
  where order_key <> 0 and line_id is not null
  union all
  select return_key, line_key, 'order', order_key, cast(null as varchar), cast(null as bigint), product_key,
    cast(null as decimal(18,4))
  from returned
  where order_key <> 0 and line_id is null
  union all
  select return_key, line_key, 'latest', cast(null as bigint), cast(null as varchar), customer_record_key, product_key,
    unit_price
  from returned
  where order_key = 0 and customer_record_key <> 0 and unit_price > 0
),
direct as (
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
),
named_line as (
  select fct_order_line.order_key, fct_order_line.customer_record_key, fct_order_line.product_key,
    fct_order_line.unit_price
  from fct_order_line
  join direct on direct.order_key = fct_order_line.order_key and direct.line_id = fct_order_line.line_id
  where direct.rule = 'line'
),
touched_order as (
  select rule, order_key, line_id, customer_record_key, product_key, unit_price from direct where rule = 'order'
  union
  select ways.rule, ways.order_key, ways.line_id, ways.customer_record_key, ways.product_key, ways.unit_price
  from ways
  join named_line on named_line.order_key = ways.order_key and named_line.product_key = ways.product_key
  where ways.rule = 'order'
),
left_over as (
  select customer_record_key, product_key, unit_price from named_line
  union
  select fct_order_line.customer_record_key, fct_order_line.product_key, fct_order_line.unit_price
  from fct_order_line
  join touched_order
    on touched_order.order_key = fct_order_line.order_key and touched_order.product_key = fct_order_line.product_key
),
touched as (
  select rule, order_key, line_id, customer_record_key, product_key, unit_price from direct where rule <> 'order'
  union
  select rule, order_key, line_id, customer_record_key, product_key, unit_price from touched_order
  union
  select ways.rule, ways.order_key, ways.line_id, ways.customer_record_key, ways.product_key, ways.unit_price
  from ways
  join left_over
    on left_over.customer_record_key = ways.customer_record_key
    and left_over.product_key = ways.product_key
    and left_over.unit_price = ways.unit_price
  where ways.rule = 'latest'
)
select
  rule, order_key, line_id, customer_record_key, product_key, unit_price,
  rule || ':' || coalesce(cast(order_key as varchar), '') || ':' || coalesce(line_id, '') || ':' ||
    coalesce(cast(customer_record_key as varchar), '') || ':' || coalesce(cast(product_key as varchar), '') || ':' ||
    coalesce(cast(unit_price as varchar), '') as match_group
from touched
