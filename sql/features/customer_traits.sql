-- One row per customer and attribute as it was the day before a day; of several records the smallest value.
-- grain: customer_key, name
-- work.attribute_days is attribute_days.sql.
select bridge_customer.customer_key, version.name, min(version.value) as value
from work.attribute_days as version
join bridge_customer on bridge_customer.customer_record_key = version.customer_record_key
where (version.from_on is null or version.from_on < cast($as_of as date))
  and (version.to_on is null or version.to_on >= cast($as_of as date))
  and version.value is not null
group by bridge_customer.customer_key, version.name
