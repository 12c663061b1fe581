-- One row per customer record and value by which it may be the same customer as another.
-- grain: kind, value, customer_record_key
with shared as (
  select kind, value from work.carried_value group by kind, value having count(distinct customer_record_key) > 1
)
select carried_value.kind, carried_value.value, carried_value.customer_record_key
from work.carried_value
join shared on shared.kind = carried_value.kind and shared.value = carried_value.value
left join (select distinct kind, value from crowded_value) as crowded
  on crowded.kind = carried_value.kind and crowded.value = carried_value.value
where crowded.value is null
