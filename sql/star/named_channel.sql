-- One row per channel that is named tonight for the first time by what is no line of an order.
-- grain: channel_key
select distinct member_key as channel_key, name as channel
from work.named_member
where member = 'channel' and member_key not in (select channel_key from dim_channel)
