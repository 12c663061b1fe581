-- One row per customer: of each attribute the value that the latest version of any of its records shows.
-- grain: customer_key
with current_record as (
  select * from dim_customer_record where is_current and customer_record_key <> 0
),
member as (
  select
    bridge_customer.customer_key, current_record.*,
    -- A company's own record says what the company is called, whoever of its people was seen last.
    row_number() over (
      partition by bridge_customer.customer_key
      order by
        case when bridge_customer.rule = 'company' then 1 else 0 end,
        current_record.valid_from, current_record.customer_record_key
    ) as recency
  from current_record
  join bridge_customer on bridge_customer.customer_record_key = current_record.customer_record_key
),
surviving as (
  select
    customer_key,
    count(*) as records,
    substr(max(lpad(cast(recency as varchar), 10, '0') || kind), 11) as kind,
    substr(max(lpad(cast(recency as varchar), 10, '0') || name), 11) as name,
    substr(max(lpad(cast(recency as varchar), 10, '0') || first_name), 11) as first_name,
    substr(max(lpad(cast(recency as varchar), 10, '0') || last_name), 11) as last_name,
    substr(max(lpad(cast(recency as varchar), 10, '0') || email), 11) as email,
    substr(max(lpad(cast(recency as varchar), 10, '0') || phone), 11) as phone,
    substr(max(lpad(cast(recency as varchar), 10, '0') || street), 11) as street,
    substr(max(lpad(cast(recency as varchar), 10, '0') || city), 11) as city,
    substr(max(lpad(cast(recency as varchar), 10, '0') || region), 11) as region,
    substr(max(lpad(cast(recency as varchar), 10, '0') || postal_code), 11) as postal_code,
    substr(max(lpad(cast(recency as varchar), 10, '0') || country), 11) as country,
    cast(substr(max(lpad(cast(recency as varchar), 10, '0') || cast(birth_date as varchar)), 11) as date) as birth_date,
    substr(max(lpad(cast(recency as varchar), 10, '0') || gender), 11) as gender,
    cast(substr(max(lpad(cast(recency as varchar), 10, '0') || cast(email_consent as varchar)), 11) as boolean) as email_consent,
    cast(substr(max(lpad(cast(recency as varchar), 10, '0') || cast(phone_consent as varchar)), 11) as boolean) as phone_consent,
    cast(substr(max(lpad(cast(recency as varchar), 10, '0') || cast(sms_consent as varchar)), 11) as boolean) as sms_consent,
    min(case when is_deleted then 1 else 0 end) = 1 as is_deleted,
    -- A record without any time tells nothing of when.
    coalesce(min(case when first_seen_on <> date '1970-01-01' then first_seen_at end), min(first_seen_at)) as first_seen_at,
    coalesce(min(case when first_seen_on <> date '1970-01-01' then first_seen_on end), min(first_seen_on)) as first_seen_on
  from member
  group by customer_key
),
named as (
  select customer_key, customer_id, source from member where customer_record_key = customer_key
)
select
  surviving.customer_key, named.customer_id, named.source, surviving.records,
  kind, name, first_name, last_name, email, phone, street, city, region, postal_code, country, birth_date, gender,
  email_consent, phone_consent, sms_consent, is_deleted,
  surviving.first_seen_at, surviving.first_seen_on
from surviving
join named on named.customer_key = surviving.customer_key
union all
select
  cast(0 as bigint), 'unknown', '', cast(0 as bigint),
  cast(null as varchar), cast(null as varchar), cast(null as varchar), cast(null as varchar), cast(null as varchar), cast(null as varchar), cast(null as varchar), cast(null as varchar), cast(null as varchar), cast(null as varchar), cast(null as varchar), cast(null as date), cast(null as varchar),
  cast(null as boolean), cast(null as boolean), cast(null as boolean), false,
  timestamp '1970-01-01 00:00:00.000000', date '1970-01-01'
