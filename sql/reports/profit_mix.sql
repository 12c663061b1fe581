-- One row per category, channel and segment that earns or loses most, of products alone.
-- grain: category, channel_key, segment
with product as (
  select product_key, category from dim_product where is_current
),
mixed as (
  select
    product.category, line.channel_key, mart_customer.rfm_segment as segment,
    sum(case when line.entry in ('gross_sales', 'discounts', 'returns') then line.amount else cast(0 as decimal(18,4)) end) as net_sales,
    sum(line.amount) as profit
  from mart_profit_line as line
  join product on product.product_key = line.product_key
  left join mart_customer on mart_customer.customer_key = line.customer_key
  where line.product_key <> 0 and line.entry <> 'unallocated'
  group by product.category, line.channel_key, mart_customer.rfm_segment
),
placed as (
  select
    category, channel_key, segment, net_sales, profit,
    row_number() over (order by profit desc, category, channel_key, segment) as from_top,
    row_number() over (order by profit, category, channel_key, segment) as from_bottom
  from mixed
)
select
  placed.category, placed.channel_key, dim_channel.channel, placed.segment,
  cast(placed.net_sales as decimal(18,4)) as net_sales,
  cast(placed.profit as decimal(18,4)) as profit
from placed
join dim_channel on dim_channel.channel_key = placed.channel_key
where placed.from_top <= 6 or placed.from_bottom <= 6
order by 6 desc, placed.category, placed.channel_key, placed.segment
