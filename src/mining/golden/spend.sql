-- $1 = 2024-07-01
select "features"."customer_key", cast($1 as date) as as_of, 1.397269550748752e+2 as "expected_spend"
from "work"."features" as features
