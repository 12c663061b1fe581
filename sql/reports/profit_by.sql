-- One row per member of what the ledger of profit is told by, such as a channel: its statement, and what is unallocated there.
-- grain: name
-- work.profit_member names the members of one key of the ledger; NULL stands for entries of none: of no product, of nobody.
-- Profit less what is unallocated is the ledger, to the ten-thousandth.
with entry as (
  select
    case
      when $key = 'month' then substr(cast(line.on_day as varchar), 1, 7)
      else member.name
    end as name,
    line.entry,
    line.amount
  from mart_profit_line as line
  left join work.profit_member as member
    on member.member_key = case
      when $key = 'customer_key' then line.customer_key
      when $key = 'order_key' then line.order_key
      when $key = 'product_key' then line.product_key
      when $key = 'channel_key' then line.channel_key
      when $key = 'geography_key' then line.geography_key
      when $key = 'campaign_key' then line.campaign_key
    end
    and member.member_key <> 0
)
select
  name,
  cast(sum(case when entry = 'gross_sales' then amount else cast(0 as decimal(18,4)) end) as decimal(18,4)) as gross_sales,
  cast(-sum(case when entry = 'discounts' then amount else cast(0 as decimal(18,4)) end) as decimal(18,4)) as discounts,
  cast(-sum(case when entry = 'returns' then amount else cast(0 as decimal(18,4)) end) as decimal(18,4)) as returns,
  cast(
    sum(case when entry in ('gross_sales', 'discounts', 'returns') then amount else cast(0 as decimal(18,4)) end) as decimal(18,4)
  ) as net_sales,
  cast(-sum(case when entry = 'goods' then amount else cast(0 as decimal(18,4)) end) as decimal(18,4)) as goods,
  cast(-sum(case when entry = 'serve' then amount else cast(0 as decimal(18,4)) end) as decimal(18,4)) as cost_to_serve,
  cast(-sum(case when entry = 'reach' then amount else cast(0 as decimal(18,4)) end) as decimal(18,4)) as cost_to_reach,
  cast(sum(case when entry <> 'unallocated' then amount else cast(0 as decimal(18,4)) end) as decimal(18,4)) as profit,
  cast(-sum(case when entry = 'unallocated' then amount else cast(0 as decimal(18,4)) end) as decimal(18,4)) as unallocated
from entry
group by name
order by profit desc, name nulls last
