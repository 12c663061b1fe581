-- One row per channel: lines of products sold in it, and how many of their returns name them.
-- grain: channel
with sold as (
  select line.order_key, line.line_key, dim_channel.channel
  from fct_order_line as line
  join dim_channel on dim_channel.channel_key = line.channel_key
  where line.line_type = 'sale'
),
returned as (
  select sold.channel, count(*) as lines
  from bridge_return_line as pair
  join sold on sold.order_key = pair.order_key and sold.line_key = pair.order_line_key
  group by sold.channel
),
total as (
  select channel, count(*) as lines from sold group by channel
)
select total.channel, cast(total.lines as bigint) as lines, cast(coalesce(returned.lines, 0) as bigint) as returned
from total
left join returned on returned.channel = total.channel
order by total.channel
