-- One row per customer of whom a record from a day on and before another says that they left.
-- grain: customer_key
-- work.attribute_shown is attribute_shown.sql.
with shown as (
  select bridge_customer.customer_key, told.value as label
  from work.attribute_shown as told
  join bridge_customer on bridge_customer.customer_record_key = told.customer_record_key
  where bridge_customer.customer_key <> 0
    and told.name = $attribute
    and told.shown_on >= cast($as_of as date)
    and told.shown_on < cast($until as date)
)
select customer_key, cast(1 as bigint) as has_left
from shown
where $says_left
group by customer_key
