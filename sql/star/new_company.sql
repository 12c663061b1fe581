-- One row per loaded record that tells of a company or names one, as a customer of its own, among tonight's files.
-- grain: file_id, record, customer_record_key
-- What only names a company says nothing of it.
select
  file_id, record, record_key, source, shown_by, account_key as customer_record_key, observed_at,
  account_id as customer_id, case when is_master then 'company' end as kind,
  case when is_master then name end as name, cast(null as varchar) as first_name, cast(null as varchar) as last_name,
  cast(null as varchar) as email, cast(null as varchar) as phone, cast(null as varchar) as street,
  case when is_master then city end as city, case when is_master then region end as region,
  cast(null as varchar) as postal_code, case when is_master then country end as country,
  cast(null as varchar) as birth_date, cast(null as varchar) as gender, cast(null as varchar) as email_consent,
  cast(null as varchar) as phone_consent, cast(null as varchar) as sms_consent, cast(null as varchar) as account_id,
  cast(null as bigint) as account_key, cast(null as varchar) as email_key, cast(null as varchar) as phone_key,
  cast(null as timestamp(6)) as created_at,
  case when is_master then is_deleted end as is_deleted
from work.new_account
union all
select
  file_id, record, record_key, source, shown_by, parent_key, observed_at,
  parent_id, cast(null as varchar), cast(null as varchar), cast(null as varchar), cast(null as varchar),
  cast(null as varchar), cast(null as varchar), cast(null as varchar), cast(null as varchar), cast(null as varchar),
  cast(null as varchar), cast(null as varchar), cast(null as varchar), cast(null as varchar), cast(null as varchar),
  cast(null as varchar), cast(null as varchar), cast(null as varchar), cast(null as bigint), cast(null as varchar),
  cast(null as varchar), cast(null as timestamp(6)), cast(null as varchar)
from work.new_account
where parent_key <> 0
