-- One row per customer who bought from a day on and before another: they have not left.
-- grain: customer_key
select customer_key, cast(0 as bigint) as has_left
from work.orders
where is_counted and customer_key <> 0 and ordered_on >= cast($as_of as date)
group by customer_key
