-- One row per channel.
-- grain: member_key
select channel_key as member_key, channel as name
from dim_channel
