-- One row per customer: their segment, by recency, frequency and money.
-- grain: member_key
select customer_key as member_key, rfm_segment as name
from mart_customer
