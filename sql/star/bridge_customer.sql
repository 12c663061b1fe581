-- One row per customer record: the customer that it is; where companies are customers, the one that its company is.
-- grain: customer_record_key
with record as (
  select
    dim_customer_record.customer_record_key, dim_customer_record.first_seen_at,
    -- The company that belongs to none stands for all of its own.
    case
      when dim_account.account_key is null then 2
      when dim_account.parent_key = 0 then 0
      else 1
    end as distance
  from dim_customer_record
  left join dim_account
    on dim_account.account_key = dim_customer_record.customer_record_key and dim_account.is_current
  where dim_customer_record.is_current and dim_customer_record.customer_record_key <> 0
),
grouped as (
  select
    record.customer_record_key, record.first_seen_at, record.distance,
    coalesce(label.label, record.customer_record_key) as label
  from record
  left join work.label on label.customer_record_key = record.customer_record_key
),
ranked as (
  select
    *,
    row_number() over (
      partition by label order by distance, first_seen_at, customer_record_key
    ) as rank_in_customer
  from grouped
),
first_record as (
  select label, customer_record_key as customer_key, distance from ranked where rank_in_customer = 1
),
joined_by as (
  select
    customer_record_key,
    max(case when kind = 'account' then 1 else 0 end) as by_account,
    max(case when kind = 'email' then 1 else 0 end) as by_email,
    max(case when kind = 'phone' then 1 else 0 end) as by_phone
  from work.match_value
  group by customer_record_key
)
select
  ranked.customer_record_key,
  first_record.customer_key,
  case
    when ranked.customer_record_key = first_record.customer_key
      then case when first_record.distance < 2 then 'company' else 'own' end
    when joined_by.by_account = 1 then 'account'
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
