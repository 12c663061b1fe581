-- One row per customer record and value by which it may be the same customer as another.
-- grain: kind, value, customer_record_key
-- A value that more than ten records of one source carry (a switchboard, a family's address) joins nobody.
with carried as (
  select distinct 'email' as kind, email_key as value, customer_record_key, source
  from customer_observation
  where email_key is not null and $by_email
  union all
  select distinct 'phone' as kind, phone_key as value, customer_record_key, source
  from customer_observation
  where phone_key is not null and $by_phone
),
crowded as (
  select distinct kind, value from (
    select kind, value, source, count(*) as records from carried group by kind, value, source
  ) as counted
  where records > 10
),
shared as (
  select kind, value from carried group by kind, value having count(distinct customer_record_key) > 1
)
select carried.kind, carried.value, carried.customer_record_key
from carried
join shared on shared.kind = carried.kind and shared.value = carried.value
left join crowded on crowded.kind = carried.kind and crowded.value = carried.value
where crowded.value is null
