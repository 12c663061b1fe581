-- $1 = 2024-07-01
select "features"."customer_key", cast($1 as date) as as_of, case
when features.recency_days < 28 then 6.311069882498453e-1
when features.recency_days < 56 then 4.0735767991407085e-1
when features.recency_days < 84 then 1.998299319727891e-2
when features.recency_days < 112 then 3.9498299319727886e-1
when features.recency_days < 140 then 5.653061224489796e-1
when features.recency_days < 168 then 2.3979591836734693e-1
else 4.7959183673469385e-1 end as "chance"
from "work"."features" as features
