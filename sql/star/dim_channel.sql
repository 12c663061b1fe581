-- One row per channel that any order names, and the unknown one.
-- grain: channel_key
select channel_key, channel from dim_channel
union
select channel_key, channel from work.new_order_line where channel is not null
union
select channel_key, channel from work.new_return_line where channel is not null
union
select cast(0 as bigint), 'unknown'
