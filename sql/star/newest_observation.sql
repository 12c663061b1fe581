-- One row per moment at which a touched customer was shown: the greatest key of the records that showed them then.
-- grain: customer_record_key, observed_at
with shown as (
  select customer_record_key, observed_at, record_key from work.new_customer
  union all
  select customer_observation.customer_record_key, observed_at, record_key
  from customer_observation
  join work.touched_customer on touched_customer.customer_record_key = customer_observation.customer_record_key
)
select customer_record_key, observed_at, max(record_key) as record_key
from shown
group by customer_record_key, observed_at
