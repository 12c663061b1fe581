-- A customer record belongs to no customer, or to one that is not there.
-- blocking: yes
select dim_customer_record.customer_record_key, bridge_customer.customer_key
from dim_customer_record
left join bridge_customer on bridge_customer.customer_record_key = dim_customer_record.customer_record_key
left join dim_customer on dim_customer.customer_key = bridge_customer.customer_key
where dim_customer_record.is_current and dim_customer.customer_key is null
