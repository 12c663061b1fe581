-- One row per channel in the ledger of profit: what it sells, and what it costs to serve.
-- grain: channel_key
select
  line.channel_key,
  dim_channel.channel,
  cast(
    sum(case when line.entry in ('gross_sales', 'discounts', 'returns') then line.amount else cast(0 as decimal(18,4)) end)
    as decimal(18,4)
  ) as net_sales,
  cast(-sum(case when line.entry = 'goods' then line.amount else cast(0 as decimal(18,4)) end) as decimal(18,4)) as goods,
  cast(-sum(case when line.entry = 'serve' then line.amount else cast(0 as decimal(18,4)) end) as decimal(18,4)) as cost_to_serve,
  cast(-sum(case when line.entry = 'reach' then line.amount else cast(0 as decimal(18,4)) end) as decimal(18,4)) as cost_to_reach,
  cast(sum(line.amount) as decimal(18,4)) as profit
from mart_profit_line as line
join dim_channel on dim_channel.channel_key = line.channel_key
where line.entry <> 'unallocated'
group by line.channel_key, dim_channel.channel
order by 7 desc, line.channel_key
