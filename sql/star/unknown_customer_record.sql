-- The unknown customer: facts without a customer are theirs.
-- grain: customer_record_key
select
  cast(0 as bigint) as customer_record_key, timestamp '1970-01-01 00:00:00.000000' as valid_from,
  cast(null as timestamp(6)) as valid_to, true as is_current, '' as source, 'unknown' as customer_id,
  cast(null as varchar) as kind, cast(null as varchar) as name, cast(null as varchar) as first_name,
  cast(null as varchar) as last_name, cast(null as varchar) as email, cast(null as varchar) as phone,
  cast(null as varchar) as street, cast(null as varchar) as city, cast(null as varchar) as region,
  cast(null as varchar) as postal_code, cast(null as varchar) as country, cast(null as date) as birth_date,
  cast(null as varchar) as gender, cast(null as boolean) as email_consent, cast(null as boolean) as phone_consent,
  cast(null as boolean) as sms_consent, cast(0 as bigint) as account_key, false as is_deleted,
  timestamp '1970-01-01 00:00:00.000000' as first_seen_at,
  date '1970-01-01' as first_seen_on, timestamp '1970-01-01 00:00:00.000000' as last_seen_at
