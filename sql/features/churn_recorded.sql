-- One row per customer whose newest record before a day does not say that they left.
-- grain: customer_key
-- work.attribute_shown is attribute_shown.sql. Whoever has had no record for twice the horizon is nobody's customer any more.
with newest as (
  select
    bridge_customer.customer_key, told.value as label,
    row_number() over (
      partition by bridge_customer.customer_key order by told.shown_on desc, told.value desc nulls last
    ) as place
  from work.attribute_shown as told
  join bridge_customer on bridge_customer.customer_record_key = told.customer_record_key
  where bridge_customer.customer_key <> 0
    and told.name = $attribute
    and told.shown_on < cast($as_of as date)
    and date_diff('day', told.shown_on, cast($as_of as date)) <= 2 * $horizon_days
)
select customer_key
from newest
where place = 1 and not coalesce($says_left, false)
