-- One row per customer whose chance of leaving rose by a tenth or more, those who rose most first, twenty at most.
-- grain: customer_key
select
  score_churn.customer_key,
  dim_customer.customer_id,
  earlier.chance as chance_before,
  score_churn.chance,
  mart_customer.last_purchase_on,
  mart_customer.net_sales
from score_churn
join work.risk_before as earlier on earlier.customer_key = score_churn.customer_key
join dim_customer on dim_customer.customer_key = score_churn.customer_key
left join mart_customer on mart_customer.customer_key = score_churn.customer_key
where score_churn.as_of = cast($as_of as date) and score_churn.chance - earlier.chance >= 0.1e0
order by score_churn.chance - earlier.chance desc, score_churn.customer_key
limit 20
