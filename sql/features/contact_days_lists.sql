-- One row per customer, channel and day before a day on which a list of what to do next was handed out with them on it.
-- grain: customer_key, channel, on_day
-- Those who are left alone stand there like those they are compared with: both are asked again at the same time.
select distinct
  bridge_customer.customer_key,
  lower(listed.channel) as channel,
  listed.as_of as on_day
from handed_out_activity as listed
join bridge_customer on bridge_customer.customer_record_key = listed.customer_key
where bridge_customer.customer_key <> 0 and listed.as_of < cast($as_of as date)
