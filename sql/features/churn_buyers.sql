-- One row per customer who was active on a day: whose last purchase is no longer ago than the project says.
-- grain: customer_key
select customer_key
from work.purchases
where customer_key <> 0 and frequency > 0 and recency_days <= $active_days
