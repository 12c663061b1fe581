-- One row per planned value, with its measure as the ledger of profit calls it: Net Sales and net-sales are net_sales.
-- grain: target_key
select
  target_key,
  measure,
  lower(replace(replace(trim(measure), ' ', '_'), '-', '_')) as measure_id
from fct_target
