-- One row per customer, the first twenty of the list of what to do next.
-- grain: customer_id
select
  dim_customer.customer_id,
  told.activity,
  told.evidence,
  told.reason,
  told.chance,
  told.at_stake,
  told.effect,
  told.cost,
  told.benefit_index
from mart_next_activity as told
join dim_customer on dim_customer.customer_key = told.customer_key
where told.place <= 20
order by told.place
