-- One row per version of an attribute of a customer record, with the business days on which it was shown and the next one was.
-- grain: customer_record_key, name, valid_from
-- A version begins at a moment in which a record shows the customer; the day of that moment where the business is stands with
-- the customer's observation.
select
  told.customer_record_key, told.name, told.value, told.is_current, told.valid_from, told.record_key,
  coalesce(began.observed_on, cast(told.valid_from as date)) as shown_on,
  coalesce(ended.observed_on, cast(told.valid_to as date)) as to_on
from customer_attribute as told
left join customer_observation as began
  on began.customer_record_key = told.customer_record_key and began.observed_at = told.valid_from
left join customer_observation as ended
  on ended.customer_record_key = told.customer_record_key and ended.observed_at = told.valid_to
