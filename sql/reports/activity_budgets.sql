-- One row per budget that was tried, the smallest first.
-- grain: budget
select is_own, budget, customers, effect, cost, profit, bound, marginal
from mart_activity_budget
order by step
