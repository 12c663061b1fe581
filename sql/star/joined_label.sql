-- One row per record that shares a value: the smallest label among all records that it shares one with.
-- grain: customer_record_key
with value_label as (
  select match_value.kind, match_value.value, min(label.label) as label
  from work.match_value
  join work.label on label.customer_record_key = match_value.customer_record_key
  group by match_value.kind, match_value.value
)
select match_value.customer_record_key, min(value_label.label) as label
from work.match_value
join value_label on value_label.kind = match_value.kind and value_label.value = match_value.value
group by match_value.customer_record_key
