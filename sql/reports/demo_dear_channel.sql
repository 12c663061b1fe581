-- One row per channel: what it sells, what it costs to serve, and what of that is picking.
-- grain: channel
select
  dim_channel.channel,
  cast(-sum(case when line.activity = 'picking' then line.amount else cast(0 as decimal(18,4)) end) as decimal(18,4)) as picking,
  cast(
    sum(case when line.entry in ('gross_sales', 'discounts', 'returns') then line.amount else cast(0 as decimal(18,4)) end)
    as decimal(18,4)
  ) as net_sales,
  cast(
    -sum(
      case
        when line.entry = 'serve' and line.activity <> 'calls' then line.amount else cast(0 as decimal(18,4))
      end
    ) as decimal(18,4)
  ) as cost_to_serve
from mart_profit_line as line
join dim_channel on dim_channel.channel_key = line.channel_key
group by dim_channel.channel
order by dim_channel.channel
