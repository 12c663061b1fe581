-- One row per customer who had bought before a day: there is nobody to compare them with.
-- grain: customer_key
select distinct customer_key, true as is_treated, cast(0 as bigint) as cell
from mart_order
where is_counted and customer_key <> 0 and ordered_on < cast($day as date)
