-- One row per moment at which a touched customer was shown: what the record with the greatest key said then.
-- grain: customer_record_key, observed_at
-- Two sources may bring records that are equal as text and differ in what their columns mean: the first by name holds.
with shown as (
  select
    customer_record_key, observed_at, observed_on, record_key, shown_by, source, customer_id, kind, name, first_name, last_name, email, phone,
    street, city, region, postal_code, country, birth_date, gender, email_key, phone_key, created_at
  from work.new_customer
  union all
  select
    customer_observation.customer_record_key, observed_at, observed_on, record_key, shown_by, source, customer_id, kind, name, first_name,
    last_name, email, phone, street, city, region, postal_code, country, birth_date, gender, email_key, phone_key,
    created_at
  from customer_observation
  join work.touched_customer on touched_customer.customer_record_key = customer_observation.customer_record_key
),
ranked as (
  select
    *,
    row_number() over (partition by customer_record_key, observed_at order by record_key desc, shown_by) as rank_at_time
  from shown
)
select
  customer_record_key, observed_at, observed_on, record_key, shown_by, source, customer_id, kind, name, first_name, last_name, email, phone,
  street, city, region, postal_code, country, birth_date, gender, email_key, phone_key, created_at
from ranked
where rank_at_time = 1
