-- $1 = 2024-07-01
select "features"."customer_key", cast($1 as date) as as_of, "pattern_score"."chance"
from "work"."features" as features
       
join work.pattern_score as pattern_score on "features"."frequency" is not distinct
from "pattern_score"."frequency" and "features"."tenure_days" is not distinct
from "pattern_score"."tenure_days"
