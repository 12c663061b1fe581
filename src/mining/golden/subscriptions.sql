-- $1 = 2024-07-01
select "features"."subscription_key", cast($1 as date) as as_of, "pattern_score"."p_kept_3_months", "pattern_score"."p_kept_12_months", "pattern_score"."expected_months_12", "pattern_score"."discounted_months"
from "work"."features" as features
       
join work.pattern_score as pattern_score on "features"."months" is not distinct
from "pattern_score"."months" and "features"."has_ended" is not distinct
from "pattern_score"."has_ended"
