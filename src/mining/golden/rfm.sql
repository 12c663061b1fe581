-- $1 = 2024-07-01
-- $2 = champions
-- $3 = loyal
-- $4 = potential_loyalists
-- $5 = new
-- $6 = promising
-- $7 = need_attention
-- $8 = about_to_sleep
-- $9 = at_risk
-- $10 = cannot_lose
-- $11 = hibernating
select "features"."customer_key", cast($1 as date) as as_of, cast(case
when "features"."recency_days" <= cast('12' as bigint) then 5
when "features"."recency_days" <= cast('24' as bigint) then 4
when "features"."recency_days" <= cast('44' as bigint) then 3
when "features"."recency_days" <= cast('88' as bigint) then 2
else 1 end as bigint) as "r", cast(case
when "features"."frequency" <= cast('2' as bigint) then 1
when "features"."frequency" <= cast('2' as bigint) then 2
when "features"."frequency" <= cast('3' as bigint) then 3
when "features"."frequency" <= cast('5' as bigint) then 4
else 5 end as bigint) as "f", cast(case
when "features"."monetary" <= cast('82.2500' as decimal(18,4)) then 1
when "features"."monetary" <= cast('207.5000' as decimal(18,4)) then 2
when "features"."monetary" <= cast('369.8000' as decimal(18,4)) then 3
when "features"."monetary" <= cast('676.2000' as decimal(18,4)) then 4
else 5 end as bigint) as "m", case
when "features"."recency_days" <= cast('12' as bigint) and "features"."frequency" > cast('3' as bigint) then $2
when "features"."recency_days" > cast('12' as bigint) and "features"."recency_days" <= cast('44' as bigint) and "features"."frequency" > cast('3' as bigint) then $3
when "features"."recency_days" <= cast('24' as bigint) and "features"."frequency" > cast('2' as bigint) and "features"."frequency" <= cast('3' as bigint) then $4
when "features"."recency_days" <= cast('12' as bigint) and "features"."frequency" <= cast('2' as bigint) then $5
when "features"."recency_days" > cast('12' as bigint) and "features"."recency_days" <= cast('24' as bigint) and "features"."frequency" <= cast('2' as bigint) then $6
when "features"."recency_days" > cast('24' as bigint) and "features"."recency_days" <= cast('44' as bigint) and "features"."frequency" > cast('2' as bigint) and "features"."frequency" <= cast('3' as bigint) then $7
when "features"."recency_days" > cast('24' as bigint) and "features"."recency_days" <= cast('44' as bigint) and "features"."frequency" <= cast('2' as bigint) then $8
when "features"."recency_days" > cast('44' as bigint) and "features"."frequency" > cast('2' as bigint) and "features"."frequency" <= cast('5' as bigint) then $9
when "features"."recency_days" > cast('44' as bigint) and "features"."frequency" > cast('5' as bigint) then $10
when "features"."recency_days" > cast('44' as bigint) and "features"."frequency" <= cast('2' as bigint) then $11 end as "segment", "features"."recency_days" as "recency_days", "features"."frequency" as "frequency", "features"."monetary" as "monetary"
from "work"."features" as features
