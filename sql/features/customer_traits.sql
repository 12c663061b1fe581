-- One row per customer and attribute as it was the day before a day; of several records the smallest value.
-- grain: customer_key, name
-- The first version of an attribute holds for all time before it.
with version as (
  select
    customer_record_key, name, value,
    cast(valid_from as date) as valid_from, cast(valid_to as date) as valid_to,
    row_number() over (partition by customer_record_key, name order by valid_from) as place
  from customer_attribute
)
select bridge_customer.customer_key, version.name, min(version.value) as value
from version
join bridge_customer on bridge_customer.customer_record_key = version.customer_record_key
where (version.place = 1 or version.valid_from < cast($as_of as date))
  and (version.valid_to is null or version.valid_to >= cast($as_of as date))
  and version.value is not null
group by bridge_customer.customer_key, version.name
