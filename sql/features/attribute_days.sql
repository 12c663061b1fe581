-- One row per version of an attribute of a customer record, with the business days from which and until which it held.
-- grain: customer_record_key, name, valid_from
-- A version begins at a moment in which a record shows the customer; the day of that moment where the business is stands with
-- the customer's observation. The first version holds for all time before it, and has no first day.
with shown as (
  select
    told.customer_record_key, told.name, told.value, told.is_current, told.valid_from,
    coalesce(observation.observed_on, cast(told.valid_from as date)) as shown_on
  from customer_attribute as told
  left join customer_observation as observation
    on observation.customer_record_key = told.customer_record_key and observation.observed_at = told.valid_from
),
placed as (
  select
    customer_record_key, name, value, is_current, valid_from, shown_on,
    lag(shown_on) over (partition by customer_record_key, name order by valid_from) as before_on,
    lead(shown_on) over (partition by customer_record_key, name order by valid_from) as to_on
  from shown
)
select
  customer_record_key, name, value, is_current, valid_from,
  case when before_on is not null then shown_on end as from_on,
  to_on
from placed
