-- One row per customer with a product line before a day: how many products, categories and channels, in the last year and ever.
-- grain: customer_key
with line as (
  select
    bridge_customer.customer_key, fct_order_line.order_key, fct_order_line.product_key, fct_order_line.channel_key,
    dim_product.category, date_diff('day', fct_order_line.ordered_on, cast($as_of as date)) <= 365 as is_recent
  from fct_order_line
  join bridge_customer on bridge_customer.customer_record_key = fct_order_line.customer_record_key
  left join dim_product
    on dim_product.product_key = fct_order_line.product_key
    and dim_product.valid_from < cast($as_of as timestamp(6))
    and (dim_product.valid_to is null or dim_product.valid_to >= cast($as_of as timestamp(6)))
  where fct_order_line.line_type = 'sale'
    and fct_order_line.ordered_on < cast($as_of as date)
    and bridge_customer.customer_key <> 0
)
select
  customer_key,
  count(distinct product_key) as products,
  count(distinct case when is_recent then product_key end) as products_365_days,
  count(distinct category) as categories,
  count(distinct channel_key) as channels,
  cast(count(*) as double) / nullif(cast(count(distinct order_key) as double), 0e0) as lines_per_order
from line
group by customer_key
