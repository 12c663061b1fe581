-- One row per record and attribute of a customer as it was shown before a day.
-- grain: customer_record_key, name
-- work.attribute_shown is attribute_shown.sql.
select told.customer_record_key, told.name, told.value, told.record_key
from work.attribute_shown as told
join bridge_customer on bridge_customer.customer_record_key = told.customer_record_key
where bridge_customer.customer_key = $customer
  and told.shown_on < cast($as_of as date)
  and (told.to_on is null or told.to_on >= cast($as_of as date))
order by told.name, told.customer_record_key
