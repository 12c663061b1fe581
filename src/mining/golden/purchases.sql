-- $1 = 2024-07-01
select "features"."customer_key", cast($1 as date) as as_of, "pattern_score"."p_alive", "pattern_score"."expected_purchases_90_days", "pattern_score"."expected_purchases_365_days", "pattern_score"."p_none_90_days", "pattern_score"."p_none_365_days", "pattern_score"."discounted_purchases"
from "work"."features" as features
       
join work.pattern_score as pattern_score on "features"."repeat_days" is not distinct
from "pattern_score"."repeat_days" and "features"."first_to_last_days" is not distinct
from "pattern_score"."first_to_last_days" and "features"."observed_days" is not distinct
from "pattern_score"."observed_days"
