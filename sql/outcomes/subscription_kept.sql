-- One row per period of a subscription that ended from a day on and before another.
-- grain: subscription_key
select subscription_key, cast(1 as bigint) as later_ended
from fct_subscription
where ended_on >= cast($as_of as date) and ended_on < cast($until as date)
