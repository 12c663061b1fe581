-- Two lines of orders have one key.
-- blocking: yes
select order_key, line_key, min(order_id) as order_id, min(line_id) as line_id, count(*) as lines
from fct_order_line
group by order_key, line_key
having count(*) > 1
