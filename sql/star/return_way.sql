-- One row per returned line that may take units back, with the way in which it looks for them.
-- grain: return_key, line_key
-- A return names a line of an order, or an order, or neither: then units are looked for among the same customer,
-- product and price in one currency. Lines without a customer and lines at price 0 match nothing.
with returned as (
  -- What went tonight leaves units to others.
  select return_key, line_key, order_key, line_id, customer_record_key, product_key, unit_price, currency
  from fct_return_line
  union all
  select return_key, line_key, order_key, line_id, customer_record_key, product_key, unit_price, currency
  from work.gone_rows_of_fct_return_line
)
select return_key, line_key, 'line' as rule, order_key, line_id, cast(null as bigint) as customer_record_key,
  cast(null as bigint) as product_key, cast(null as decimal(18,4)) as unit_price, cast(null as varchar) as currency
from returned
where order_key <> 0 and line_id is not null
union all
select return_key, line_key, 'order', order_key, cast(null as varchar), cast(null as bigint), product_key,
  cast(null as decimal(18,4)), cast(null as varchar)
from returned
where order_key <> 0 and line_id is null
union all
select return_key, line_key, 'latest', cast(null as bigint), cast(null as varchar), customer_record_key, product_key,
  unit_price, currency
from returned
where order_key = 0 and customer_record_key <> 0 and unit_price > 0
