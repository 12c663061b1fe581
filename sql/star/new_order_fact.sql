-- One row per line of an order that came or went tonight, and whose units a return may take back.
-- grain: order_key, line_key
select order_key, line_key, line_id, customer_record_key, product_key, unit_price,
  money_currency as currency
from work.held_order_line
where not is_reversal and quantity > 0
union all
select order_key, line_key, line_id, customer_record_key, product_key, unit_price, currency
from work.gone_rows_of_fct_order_line
where quantity > 0
