-- One row per entry of a cost pool that tonight's records hold.
-- grain: cost_key
select
  entity_key as cost_key, source, cost_id, activity, period, amount, driver, driver_quantity, order_key, channel_key,
  money_currency as currency, rated_on, cast(null as decimal(18,12)) as exchange_rate,
  cast(null as decimal(18,4)) as source_amount,
  written_at as updated_at, file_id, record
from work.held_activity_cost
