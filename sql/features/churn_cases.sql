-- One row per customer with a service case before a day: how many, how many are open, how long they took.
-- grain: customer_key
-- Of cases of one day the last in the order of what they are about is the last. What was reopened or handed up is told of cases that were settled before the day: of others it may have come later.
select
  bridge_customer.customer_key,
  count(*) as cases,
  nullif(substr(max(cast(told.opened_on as varchar) || coalesce(told.category, '')), 11), '') as last_case_about,
  substr(
    max(
      cast(told.opened_on as varchar)
      || case when told.resolved_on < cast($as_of as date) then 'settled' else 'open' end
    ),
    11
  ) as last_case_state,
  sum(case when date_diff('day', told.opened_on, cast($as_of as date)) <= 90 then 1 else 0 end) as cases_90_days,
  sum(case when date_diff('day', told.opened_on, cast($as_of as date)) <= 365 then 1 else 0 end) as cases_365_days,
  sum(case when told.resolved_on is null or told.resolved_on >= cast($as_of as date) then 1 else 0 end) as open_cases,
  max(
    case
      when told.resolved_on is null or told.resolved_on >= cast($as_of as date)
        then date_diff('day', told.opened_on, cast($as_of as date))
    end
  ) as oldest_open_case_days,
  min(date_diff('day', told.opened_on, cast($as_of as date))) as days_since_case,
  avg(
    cast(
      case
        when told.resolved_on < cast($as_of as date) and told.resolved_on >= told.opened_on
          then date_diff('day', told.opened_on, told.resolved_on)
      end as double
    )
  ) as case_days,
  avg(cast(case when coalesce(told.first_response_on, told.resolved_on) < cast($as_of as date) then told.first_response_s / 3600e0 end as double))
    as first_answer_hours,
  sum(case when told.resolved_on < cast($as_of as date) then told.reopened end) as reopened_cases,
  sum(case when told.resolved_on < cast($as_of as date) and told.is_escalated then 1 else 0 end) as escalated_cases
from fct_service_case as told
join bridge_customer on bridge_customer.customer_record_key = told.customer_record_key
where told.opened_on < cast($as_of as date) and bridge_customer.customer_key <> 0
group by bridge_customer.customer_key
