-- One row per customer in a campaign, as one of all of them and as one of those of their channel.
-- grain: contact_key, kind
-- Kinds that are no attributes stand in parentheses: an attribute may be called channel.
-- Whoever was contacted in several arms tells nothing of any.
select one.contact_key, '(all)' as kind, '' as value
from mart_campaign_customer as one
where one.arm <> 'several'
union all
select one.contact_key, '(channel)', coalesce(dim_channel.channel, '')
from mart_campaign_customer as one
left join dim_channel on dim_channel.channel_key = one.channel_key and dim_channel.channel_key <> 0
where one.arm <> 'several'
