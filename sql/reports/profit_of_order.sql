-- One row per order, as its source numbers it.
-- grain: member_key
select order_key as member_key, min(source || ':' || order_id) as name
from fct_order_line
group by order_key
