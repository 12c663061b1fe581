-- One row per new line of an order whose units a return may take back.
-- grain: order_key, line_key
select order_key, line_key, line_id, customer_record_key, product_key, unit_price
from work.new_order_line
where not is_reversal and quantity > 0
