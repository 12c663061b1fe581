-- One row per period of a subscription that began before a day: how long it has run, and whether it ended.
-- grain: subscription_key
-- A month is 30.4375 days (487/16), the same for all. Trials bind nobody and are outside. An end on the day or later is not
-- seen: the subscription runs.
select
  subscription_key,
  cast(
    floor(
      date_diff('day', started_on, case when ended_on < cast($as_of as date) then ended_on else cast($as_of as date) end)
      * 16 / 487e0
    ) as bigint
  ) as months,
  case when ended_on < cast($as_of as date) then cast(1 as bigint) else cast(0 as bigint) end as has_ended
from fct_subscription
where started_on < cast($as_of as date)
  and (ended_on is null or ended_on >= started_on)
  and coalesce(is_trial, false) = false
