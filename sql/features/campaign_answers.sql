-- One row per campaign and customer who came with a contact that names the campaign, before a day: a coupon, a call.
-- grain: campaign_key, customer_key
select
  interaction.campaign_key,
  bridge_customer.customer_key,
  count(*) as answers
from fct_interaction as interaction
join bridge_customer on bridge_customer.customer_record_key = interaction.customer_record_key
where interaction.campaign_key <> 0
  and bridge_customer.customer_key <> 0
  and coalesce(interaction.direction, 'inbound') = 'inbound'
  and interaction.started_on < cast($as_of as date)
group by interaction.campaign_key, bridge_customer.customer_key
