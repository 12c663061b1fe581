-- One row per cause: customers who can leave, by what their last service case was, how many the model expects to leave, and of how many it gives that case as a reason.
-- grain: cause
-- Late deliveries are a cause whatever became of the case; of others it is one that nobody settled.
with last_case as (
  select
    bridge_customer.customer_key,
    substr(max(cast(told.opened_on as varchar) || coalesce(told.category, '')), 11) as about,
    substr(max(cast(told.opened_on as varchar) || case when told.resolved_on is null then 'open' else 'settled' end), 11) as state
  from fct_service_case as told
  join bridge_customer on bridge_customer.customer_record_key = told.customer_record_key
  where bridge_customer.customer_key <> 0
  group by bridge_customer.customer_key
),
scored as (
  select
    case
      when last_case.about = 'late delivery' then 'late'
      when last_case.state = 'open' then 'unresolved'
      else 'settled'
    end as cause,
    score_churn.chance,
    coalesce(score_churn.reason_1, '') || ';' || coalesce(score_churn.reason_2, '') || ';' || coalesce(score_churn.reason_3, '')
      as reasons
  from score_churn
  join last_case on last_case.customer_key = score_churn.customer_key
)
select
  cause,
  count(*) as customers,
  cast(cast(sum(cast(round(chance * 1e9) as decimal(38,0))) as double) / 1e9 as double) as leavers,
  sum(
    case
      when cause = 'late' and reasons like '%late delivery%' then 1
      when cause = 'unresolved' and reasons like '%open%' then 1
      else 0
    end
  ) as named
from scored
group by cause
order by cause
