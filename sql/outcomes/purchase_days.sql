-- One row per customer who bought from a day on and before another: on how many days.
-- grain: customer_key
select customer_key, count(distinct ordered_on) as later_purchase_days
from work.orders
where is_counted and customer_key <> 0 and ordered_on >= cast($as_of as date)
group by customer_key
