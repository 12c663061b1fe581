-- One row per moment at which a touched customer was shown: the rank of the record that tells of them then.
-- grain: customer_record_key, observed_at
-- The greatest key of the records that say something, else of those that only name the customer.
with shown as (
  select
    customer_record_key, observed_at,
    record_key + case when coalesce(
      kind, name, first_name, last_name, email, phone, street, city, region, postal_code, country, birth_date, gender,
      email_consent, phone_consent, sms_consent, account_id
    ) is null then 0 else 1152921504606846976 end as record_rank
  from work.new_customer
  union all
  select
    customer_observation.customer_record_key, observed_at,
    record_key + case when coalesce(
      kind, name, first_name, last_name, email, phone, street, city, region, postal_code, country, birth_date, gender,
      email_consent, phone_consent, sms_consent, account_id
    ) is null then 0 else 1152921504606846976 end as record_rank
  from customer_observation
  join work.touched_customer on touched_customer.customer_record_key = customer_observation.customer_record_key
)
select customer_record_key, observed_at, max(record_rank) as record_rank
from shown
group by customer_record_key, observed_at
