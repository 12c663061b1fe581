-- One row per budget that was tried: what the best choice within it brings.
-- grain: step
-- made: where needed
create or replace table mart_activity_budget (
  step bigint not null, -- place among the budgets, the smallest first
  is_own boolean not null, -- the budget of the project: what was chosen
  budget decimal(18,4), -- money for all activities; NULL: no limit
  customers bigint not null, -- how many are chosen
  effect decimal(18,6) not null, -- what they are expected to bring
  cost decimal(18,4) not null, -- what they cost
  profit decimal(18,6) not null, -- effect - cost
  bound double not null, -- what no choice within the limits exceeds
  marginal double not null -- what the next unit of money would bring on top of itself; 0 where money does not limit the choice
)
