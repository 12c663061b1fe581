-- One row per band of the chance of leaving before and now: how many customers went from one to the other.
-- grain: from_band, to_band
-- A chance is low below a quarter and high from a half on; NULL is a customer who could not leave on that day.
with later as (
  select customer_key, chance from score_churn where as_of = cast($as_of as date)
)
select
  case when earlier.chance < 0.25e0 then 'low' when earlier.chance < 0.5e0 then 'middle' when earlier.chance is not null then 'high' end
    as from_band,
  case when later.chance < 0.25e0 then 'low' when later.chance < 0.5e0 then 'middle' when later.chance is not null then 'high' end
    as to_band,
  count(*) as customers
from work.risk_before as earlier
full outer join later on later.customer_key = earlier.customer_key
group by 1, 2
order by 1 nulls last, 2 nulls last
