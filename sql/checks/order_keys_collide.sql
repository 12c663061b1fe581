-- Two orders have one key.
-- blocking: yes
select order_key, min(order_id) as one, max(order_id) as other
from fct_order_line
group by order_key
having min(order_id) <> max(order_id) or min(source) <> max(source)
