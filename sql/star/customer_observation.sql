-- One row per moment at which a touched customer was shown: what the record with the greatest key said then.
-- grain: customer_record_key, observed_at
-- Two sources may bring records that are equal as text and differ in what their columns mean: the first by name holds.
with shown as (
  select
    customer_record_key, observed_at, cast(null as date) as observed_on, record_key, shown_by, source, customer_id, kind, name, first_name, last_name, email, phone, street, city,
    region, postal_code, country, birth_date, gender, email_consent, phone_consent, sms_consent, account_id, account_key,
    email_key, phone_key, created_at, is_deleted
  from work.new_customer
  union all
  select
    customer_observation.customer_record_key, observed_at, observed_on, record_key, shown_by, source, customer_id, kind, name, first_name, last_name, email, phone, street, city,
    region, postal_code, country, birth_date, gender, email_consent, phone_consent, sms_consent, account_id, account_key,
    email_key, phone_key, created_at, is_deleted
  from customer_observation
  join work.touched_customer on touched_customer.customer_record_key = customer_observation.customer_record_key
),
ranked as (
  select
    shown.*,
    row_number() over (
      partition by shown.customer_record_key, shown.observed_at order by coalesce(shown.is_deleted, '') desc, shown.shown_by, shown.observed_on
    ) as rank_at_time
  from shown
  join work.newest_observation as newest
    on newest.customer_record_key = shown.customer_record_key
    and newest.observed_at = shown.observed_at
    and newest.record_rank = shown.record_key + case when coalesce(
        kind, name, first_name, last_name, email, phone, street, city, region, postal_code, country, birth_date, gender,
        email_consent, phone_consent, sms_consent, account_id
      ) is null then 0 else 1152921504606846976 end
)
select
  customer_record_key, ranked.observed_at, coalesce(ranked.observed_on, observed_day.observed_on) as observed_on,
  record_key, shown_by, source, customer_id, kind, name, first_name, last_name, email, phone, street, city, region,
  postal_code, country, birth_date, gender, email_consent, phone_consent, sms_consent, account_id, account_key,
  email_key, phone_key, created_at, is_deleted
from ranked
left join work.observed_day on observed_day.observed_at = ranked.observed_at
where rank_at_time = 1
