-- One row per customer with a counted order before a day.
-- grain: customer_key
select customer_key, recency_days, frequency, net_sales as monetary
from work.purchases
where customer_key <> 0 and frequency > 0
