-- One row per moment at which a product was shown, or was told to be gone or there again by whole dumps.
-- grain: product_key, observed_at
select
  observation.product_key, observation.observed_at, observation.name, observation.category, observation.subcategory,
  observation.brand, observation.unit_cost, observation.list_price,
  coalesce(event.is_deleted, observation.is_deleted) as is_deleted
from product_observation as observation
left join work.product_event as event
  on event.member_key = observation.product_key and event.happened_at = observation.observed_at
union all
select
  event.member_key, event.happened_at, cast(null as varchar), cast(null as varchar), cast(null as varchar),
  cast(null as varchar), cast(null as varchar), cast(null as varchar), event.is_deleted
from work.product_event as event
join (select distinct product_key from product_observation) as known on known.product_key = event.member_key
left join product_observation as observation
  on observation.product_key = event.member_key and observation.observed_at = event.happened_at
where observation.product_key is null
