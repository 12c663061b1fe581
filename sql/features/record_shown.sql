-- One row per version of a customer record, with the business days on which it was shown and the next one was.
-- grain: customer_record_key, valid_from
-- A version begins at a moment in which a record shows the customer, whose day stands with the observation; what only a whole
-- dump tells begins with the day of the dump.
select
  told.customer_record_key, told.valid_from, told.kind, told.gender, told.country, told.region, told.birth_date,
  told.email_consent, told.phone_consent,
  coalesce(began.observed_on, cast(told.valid_from as date)) as shown_on,
  coalesce(ended.observed_on, cast(told.valid_to as date)) as to_on
from dim_customer_record as told
left join customer_observation as began
  on began.customer_record_key = told.customer_record_key and began.observed_at = told.valid_from
left join customer_observation as ended
  on ended.customer_record_key = told.customer_record_key and ended.observed_at = told.valid_to
