-- One row per customer, channel and day before a day on which somebody of the firm contacted them.
-- grain: customer_key, channel, on_day
select distinct
  bridge_customer.customer_key,
  lower(dim_channel.channel) as channel,
  told.started_on as on_day
from fct_interaction as told
join bridge_customer on bridge_customer.customer_record_key = told.customer_record_key
left join dim_channel on dim_channel.channel_key = told.channel_key
where bridge_customer.customer_key <> 0
  and told.direction = 'outbound'
  and told.started_on < cast($as_of as date)
