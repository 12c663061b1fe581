-- One row per customer, the first six of each activity on the list of what to do next.
-- grain: customer_id
with listed as (
  select *, row_number() over (partition by activity order by place) as nth from mart_next_activity
),
best as (
  select activity, effect - cost * chosen as profit from mart_activity
)
select
  dim_customer.customer_id,
  listed.activity,
  listed.evidence,
  listed.reason,
  listed.chance,
  listed.at_stake,
  listed.effect,
  listed.cost,
  listed.benefit_index
from listed
join best on best.activity = listed.activity
join dim_customer on dim_customer.customer_key = listed.customer_key
where listed.nth <= 6
order by best.profit desc, listed.activity, listed.place
