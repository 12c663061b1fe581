-- One row per moment at which a touched customer was shown, or was told to be gone or there again by whole dumps.
-- grain: customer_record_key, observed_at
-- What only dumps tell has no record.
with known as (
  select customer_record_key, min(source) as source, min(customer_id) as customer_id
  from work.next_customer_observation
  group by customer_record_key
)
select
  observation.customer_record_key, observation.observed_at, observation.observed_on, observation.record_key,
  observation.shown_by, observation.source, observation.customer_id,
  observation.kind, observation.name, observation.first_name, observation.last_name, observation.email, observation.phone, observation.street, observation.city,
  observation.region, observation.postal_code, observation.country, observation.birth_date, observation.gender,
  observation.email_consent, observation.phone_consent, observation.sms_consent, observation.account_id, observation.account_key,
  observation.email_key, observation.phone_key,
  observation.created_at, coalesce(event.is_deleted, observation.is_deleted) as is_deleted
from work.next_customer_observation as observation
left join work.customer_event as event
  on event.member_key = observation.customer_record_key and event.happened_at = observation.observed_at
union all
select
  event.member_key, event.happened_at, cast(null as date), cast(null as bigint), cast(null as varchar), known.source,
  known.customer_id,
  cast(null as varchar), cast(null as varchar), cast(null as varchar), cast(null as varchar), cast(null as varchar), cast(null as varchar), cast(null as varchar), cast(null as varchar),
  cast(null as varchar), cast(null as varchar), cast(null as varchar), cast(null as varchar), cast(null as varchar),
  cast(null as varchar), cast(null as varchar), cast(null as varchar), cast(null as varchar), cast(null as bigint),
  cast(null as varchar), cast(null as varchar),
  cast(null as timestamp(6)), event.is_deleted
from work.customer_event as event
join known on known.customer_record_key = event.member_key
left join work.next_customer_observation as observation
  on observation.customer_record_key = event.member_key and observation.observed_at = event.happened_at
where observation.customer_record_key is null
