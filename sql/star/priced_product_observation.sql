-- One row per moment at which a product source showed a product, cost and price in the project's currency.
-- grain: product_key, observed_at
select
  observation.product_key, observation.observed_at, observation.name, observation.category, observation.subcategory,
  observation.brand,
  case
    when rate_of_day.rate is null or observation.unit_cost = '' then observation.unit_cost
    else cast(cast(round(cast(observation.unit_cost as decimal(38,4)) * rate_of_day.rate, 4) as decimal(18,4)) as varchar)
  end as unit_cost,
  case
    when rate_of_day.rate is null or observation.list_price = '' then observation.list_price
    else cast(cast(round(cast(observation.list_price as decimal(38,4)) * rate_of_day.rate, 4) as decimal(18,4)) as varchar)
  end as list_price,
  observation.is_deleted
from product_observation as observation
left join work.rate_of_day
  on rate_of_day.currency = observation.foreign_currency and rate_of_day.on_date = observation.priced_on
