-- One row per customer who had bought before a day: those of whom an attribute says a value, beside all others.
-- grain: customer_key
with said as (
  select distinct bridge_customer.customer_key
  from customer_attribute
  join bridge_customer on bridge_customer.customer_record_key = customer_attribute.customer_record_key
  where customer_attribute.is_current and customer_attribute.name = $name and customer_attribute.value = $value
)
select buyer.customer_key, said.customer_key is not null as is_treated, cast(0 as bigint) as cell
from (
  select distinct customer_key
  from mart_order
  where is_counted and customer_key <> 0 and ordered_on < cast($day as date)
) as buyer
left join said on said.customer_key = buyer.customer_key
