-- One row per line that bears a part of what its order cost, before a day: of goods, sold or given free.
-- grain: order_key, line_key
select order_key, line_key, customer_record_key, product_key, channel_key, geography_key, net_amount
from fct_order_line
where line_type in ('sale', 'free') and ordered_on < cast($as_of as date)
