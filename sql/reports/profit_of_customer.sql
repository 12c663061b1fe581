-- One row per customer: the record that the customer is named after.
-- grain: member_key
select customer_key as member_key, source || ':' || customer_id as name
from dim_customer
