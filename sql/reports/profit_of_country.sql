-- One row per place of an order: its country.
-- grain: member_key
select geography_key as member_key, country as name
from dim_geography
