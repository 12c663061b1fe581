-- One row per customer who had bought before a day: those of whom an attribute says a value, and all others, by cell.
-- grain: customer_key
-- work.alike_before is alike_before.sql: customers of one cell were alike the day before.
with said as (
  select distinct bridge_customer.customer_key
  from customer_attribute
  join bridge_customer on bridge_customer.customer_record_key = customer_attribute.customer_record_key
  where customer_attribute.is_current and customer_attribute.name = $name and customer_attribute.value = $value
)
select buyer.customer_key, said.customer_key is not null as is_treated, buyer.cell
from work.alike_before as buyer
left join said on said.customer_key = buyer.customer_key
