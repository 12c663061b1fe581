-- One row per version of an attribute of a touched customer record.
-- grain: customer_record_key, name, valid_from
with shown as (
  select customer_record_key, name, observed_at, value, record_key from work.new_attribute
  union all
  select
    customer_attribute.customer_record_key, name, valid_from as observed_at, coalesce(value, '') as value, record_key
  from customer_attribute
  where customer_record_key in (select customer_record_key from work.touched_attribute)
),
ranked as (
  select
    *,
    row_number() over (
      partition by customer_record_key, name, observed_at order by record_key desc, value desc
    ) as rank_at_time
  from shown
),
moment as (
  select
    customer_record_key, name, observed_at, value, record_key,
    lead(observed_at) over (partition by customer_record_key, name order by observed_at) as next_at
  from ranked
  where rank_at_time = 1
)
select
  customer_record_key, name, observed_at as valid_from, next_at as valid_to, next_at is null as is_current,
  nullif(value, '') as value, record_key
from moment
