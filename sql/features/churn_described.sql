-- One row per customer of whom a source tells any attribute on a day.
-- grain: customer_key
select distinct bridge_customer.customer_key
from customer_attribute
join bridge_customer on bridge_customer.customer_record_key = customer_attribute.customer_record_key
where bridge_customer.customer_key <> 0
  and customer_attribute.valid_from < cast($as_of as timestamp(6))
  and (customer_attribute.valid_to is null or customer_attribute.valid_to >= cast($as_of as timestamp(6)))
