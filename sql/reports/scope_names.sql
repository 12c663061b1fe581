-- One row per name by which costs may be narrowed: of a channel, a category of products, or a country of orders.
-- grain: scope, name
select 'channels' as scope, channel as name
from dim_channel
where channel is not null and channel_key <> 0
union
select 'categories', category
from dim_product
where is_current and category is not null
union
select 'countries', country
from dim_geography
where country is not null
order by scope, name
