-- Two customers of a source have one key.
-- blocking: yes
select customer_record_key, min(customer_id) as one, max(customer_id) as other
from dim_customer_record
group by customer_record_key
having min(customer_id) <> max(customer_id)
