-- One row per contact of any kind begun before a day; the minutes that it took, where its record tells.
-- grain: interaction_key
select
  coalesce(bridge_customer.customer_key, cast(0 as bigint)) as customer_key,
  fct_interaction.interaction_key,
  cast(0 as bigint) as order_key,
  cast(0 as bigint) as product_key,
  fct_interaction.channel_key,
  cast(0 as bigint) as geography_key,
  fct_interaction.campaign_key,
  fct_interaction.started_on as on_day,
  cast(1 as decimal(38,6)) as quantity,
  cast(round(cast(fct_interaction.handle_s as double) / 6e1, 6) as decimal(38,6)) as minutes,
  true as is_allocated
from fct_interaction
left join bridge_customer on bridge_customer.customer_record_key = fct_interaction.customer_record_key
where fct_interaction.started_on < cast($as_of as date)
