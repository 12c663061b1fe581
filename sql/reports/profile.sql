-- One row per trait and value that customers have: how many, those of them who bought, and what they have spent.
-- grain: trait, value
-- Of what describes a person only whether it is there: which columns of dim_customer are filled.
with customer as (
  select
    mart_customer.lifecycle, mart_customer.lifecycle_stage, mart_customer.rfm_segment, mart_customer.tenure_days,
    mart_customer.frequency, mart_customer.net_sales,
    dim_customer.kind, dim_customer.country, dim_customer.name, dim_customer.email, dim_customer.phone,
    dim_customer.city, dim_customer.postal_code, dim_customer.birth_date, dim_customer.gender,
    dim_customer.email_consent
  from mart_customer
  join dim_customer on dim_customer.customer_key = mart_customer.customer_key
  where mart_customer.customer_key <> 0
),
trait as (
  select 'lifecycle' as trait, lifecycle as value, frequency, net_sales from customer
  union all
  select 'stage' as trait, lifecycle_stage as value, frequency, net_sales from customer
  union all
  select 'segment' as trait, rfm_segment as value, frequency, net_sales from customer
  union all
  select 'tenure' as trait,
    case
      when tenure_days <= 91 then 'quarter'
      when tenure_days <= 365 then 'year'
      when tenure_days <= 731 then 'two_years'
      else 'longer'
    end as value, frequency, net_sales
  from customer
  where tenure_days is not null
  union all
  select 'kind' as trait, kind as value, frequency, net_sales from customer
  union all
  select 'country' as trait, country as value, frequency, net_sales from customer
  union all
  select 'filled' as trait, 'name' as value, frequency, net_sales from customer where name is not null
  union all
  select 'filled' as trait, 'email' as value, frequency, net_sales from customer where email is not null
  union all
  select 'filled' as trait, 'phone' as value, frequency, net_sales from customer where phone is not null
  union all
  select 'filled' as trait, 'city' as value, frequency, net_sales from customer where city is not null
  union all
  select 'filled' as trait, 'postal_code' as value, frequency, net_sales from customer where postal_code is not null
  union all
  select 'filled' as trait, 'birth_date' as value, frequency, net_sales from customer where birth_date is not null
  union all
  select 'filled' as trait, 'gender' as value, frequency, net_sales from customer where gender is not null
  union all
  select 'filled' as trait, 'email_consent' as value, frequency, net_sales from customer where email_consent is not null
)
select
  trait,
  value,
  count(*) as customers,
  cast(sum(case when frequency > 0 then 1 else 0 end) as bigint) as buyers,
  cast(sum(net_sales) as decimal(18,4)) as net_sales
from trait
group by trait, value
order by trait, value
