-- One row per version of a touched customer record.
-- grain: customer_record_key, valid_from
-- What a record does not say (NULL) stays as it was; what it leaves empty ('') is empty from then on.
with observation as (
  select * from work.next_customer_observation
),
said as (
  select
    *,
    coalesce(kind, chr(30)) || chr(31) ||
      coalesce(name, chr(30)) || chr(31) ||
      coalesce(first_name, chr(30)) || chr(31) ||
      coalesce(last_name, chr(30)) || chr(31) ||
      coalesce(email, chr(30)) || chr(31) ||
      coalesce(phone, chr(30)) || chr(31) ||
      coalesce(street, chr(30)) || chr(31) ||
      coalesce(city, chr(30)) || chr(31) ||
      coalesce(region, chr(30)) || chr(31) ||
      coalesce(postal_code, chr(30)) || chr(31) ||
      coalesce(country, chr(30)) || chr(31) ||
      coalesce(birth_date, chr(30)) || chr(31) ||
      coalesce(gender, chr(30)) || chr(31) ||
      coalesce(email_consent, chr(30)) || chr(31) ||
      coalesce(phone_consent, chr(30)) || chr(31) ||
      coalesce(sms_consent, chr(30)) || chr(31) ||
      coalesce(cast(account_key as varchar), chr(30)) || chr(31) ||
      coalesce(is_deleted, chr(30)) as all_said
  from observation
),
compared as (
  select
    *,
    lag(all_said) over (partition by customer_record_key order by observed_at) as said_before
  from said
),
steps as (
  select
    *,
    row_number() over (partition by customer_record_key order by observed_at) as step
  from compared
  where said_before is null or said_before <> all_said
),
carried as (
  -- The greatest of (step, value) so far holds the last value that was said: NULL is never the greatest.
  select
    customer_record_key, observed_at, source, customer_id,
    substr(max(lpad(cast(step as varchar), 10, '0') || kind) over so_far, 11) as kind,
    substr(max(lpad(cast(step as varchar), 10, '0') || name) over so_far, 11) as name,
    substr(max(lpad(cast(step as varchar), 10, '0') || first_name) over so_far, 11) as first_name,
    substr(max(lpad(cast(step as varchar), 10, '0') || last_name) over so_far, 11) as last_name,
    substr(max(lpad(cast(step as varchar), 10, '0') || email) over so_far, 11) as email,
    substr(max(lpad(cast(step as varchar), 10, '0') || phone) over so_far, 11) as phone,
    substr(max(lpad(cast(step as varchar), 10, '0') || street) over so_far, 11) as street,
    substr(max(lpad(cast(step as varchar), 10, '0') || city) over so_far, 11) as city,
    substr(max(lpad(cast(step as varchar), 10, '0') || region) over so_far, 11) as region,
    substr(max(lpad(cast(step as varchar), 10, '0') || postal_code) over so_far, 11) as postal_code,
    substr(max(lpad(cast(step as varchar), 10, '0') || country) over so_far, 11) as country,
    substr(max(lpad(cast(step as varchar), 10, '0') || birth_date) over so_far, 11) as birth_date,
    substr(max(lpad(cast(step as varchar), 10, '0') || gender) over so_far, 11) as gender,
    substr(max(lpad(cast(step as varchar), 10, '0') || email_consent) over so_far, 11) as email_consent,
    substr(max(lpad(cast(step as varchar), 10, '0') || phone_consent) over so_far, 11) as phone_consent,
    substr(max(lpad(cast(step as varchar), 10, '0') || sms_consent) over so_far, 11) as sms_consent,
    substr(max(lpad(cast(step as varchar), 10, '0') || cast(account_key as varchar)) over so_far, 11) as account_key,
    substr(max(lpad(cast(step as varchar), 10, '0') || is_deleted) over so_far, 11) as is_deleted
  from steps
  window so_far as (
    partition by customer_record_key order by step rows between unbounded preceding and current row
  )
),
stated as (
  select
    *,
    coalesce(kind, chr(30)) || chr(31) ||
      coalesce(name, chr(30)) || chr(31) ||
      coalesce(first_name, chr(30)) || chr(31) ||
      coalesce(last_name, chr(30)) || chr(31) ||
      coalesce(email, chr(30)) || chr(31) ||
      coalesce(phone, chr(30)) || chr(31) ||
      coalesce(street, chr(30)) || chr(31) ||
      coalesce(city, chr(30)) || chr(31) ||
      coalesce(region, chr(30)) || chr(31) ||
      coalesce(postal_code, chr(30)) || chr(31) ||
      coalesce(country, chr(30)) || chr(31) ||
      coalesce(birth_date, chr(30)) || chr(31) ||
      coalesce(gender, chr(30)) || chr(31) ||
      coalesce(email_consent, chr(30)) || chr(31) ||
      coalesce(phone_consent, chr(30)) || chr(31) ||
      coalesce(sms_consent, chr(30)) || chr(31) ||
      coalesce(cast(account_key as varchar), chr(30)) || chr(31) ||
      coalesce(is_deleted, '0') as all_known
  from carried
),
changed as (
  select
    *,
    lag(all_known) over (partition by customer_record_key order by observed_at) as known_before
  from stated
),
versions as (
  select
    *,
    lead(observed_at) over (partition by customer_record_key order by observed_at) as next_at
  from changed
  where known_before is null or known_before <> all_known
),
seen as (
  -- What carries no time was always known, and tells nothing of when.
  select
    customer_record_key,
    coalesce(min(case when not is_timeless then observed_at end), min(observed_at)) as first_seen_at,
    coalesce(min(case when not is_timeless then observed_on end), min(observed_on)) as first_seen_on,
    max(observed_at) as last_seen_at
  from (
    select
      customer_record_key, observed_at, observed_on,
      observed_at = timestamp '1970-01-01 00:00:00.000000' as is_timeless
    from observation
    -- Absence from a dump is no sight of the customer.
    where record_key is not null
  ) as moment
  group by customer_record_key
)
select
  versions.customer_record_key,
  versions.observed_at as valid_from,
  versions.next_at as valid_to,
  versions.next_at is null as is_current,
  versions.source, versions.customer_id,
  nullif(versions.kind, '') as kind, nullif(versions.name, '') as name, nullif(versions.first_name, '') as first_name, nullif(versions.last_name, '') as last_name, nullif(versions.email, '') as email, nullif(versions.phone, '') as phone, nullif(versions.street, '') as street, nullif(versions.city, '') as city, nullif(versions.region, '') as region, nullif(versions.postal_code, '') as postal_code, nullif(versions.country, '') as country, cast(nullif(versions.birth_date, '') as date) as birth_date, nullif(versions.gender, '') as gender,
  cast(nullif(versions.email_consent, '') as boolean) as email_consent,
  cast(nullif(versions.phone_consent, '') as boolean) as phone_consent,
  cast(nullif(versions.sms_consent, '') as boolean) as sms_consent,
  coalesce(cast(versions.account_key as bigint), cast(0 as bigint)) as account_key,
  coalesce(versions.is_deleted, '0') = '1' as is_deleted,
  seen.first_seen_at, seen.first_seen_on, seen.last_seen_at
from versions
join seen on seen.customer_record_key = versions.customer_record_key
