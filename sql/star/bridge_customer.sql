-- One row per customer record: whom it belongs to.
-- grain: customer_record_key
with record as (
  select customer_record_key, first_seen_at from dim_customer_record where is_current and customer_record_key <> 0
),
grouped as (
  select record.customer_record_key, record.first_seen_at, coalesce(label.label, record.customer_record_key) as label
  from record
  left join work.label on label.customer_record_key = record.customer_record_key
),
ranked as (
  -- The customer is named after the record first seen in business time, on a tie the smallest key.
  select
    *,
    row_number() over (partition by label order by first_seen_at, customer_record_key) as rank_in_customer
  from grouped
),
first_record as (
  select label, customer_record_key as customer_key from ranked where rank_in_customer = 1
),
joined_by as (
  select
    customer_record_key,
    max(case when kind = 'email' then 1 else 0 end) as by_email,
    max(case when kind = 'phone' then 1 else 0 end) as by_phone
  from work.match_value
  group by customer_record_key
)
select
  ranked.customer_record_key,
  first_record.customer_key,
  case
    when ranked.customer_record_key = first_record.customer_key then 'own'
    when joined_by.by_email = 1 and joined_by.by_phone = 1 then 'email+phone'
    when joined_by.by_email = 1 then 'email'
    else 'phone'
  end as rule,
  cast(null as double) as weight
from ranked
join first_record on first_record.label = ranked.label
left join joined_by on joined_by.customer_record_key = ranked.customer_record_key
union all
select cast(0 as bigint), cast(0 as bigint), 'own', cast(null as double)
