-- One row per customer in the ledger of profit.
-- grain: customer_key
select
  customer_key,
  cast(sum(case when entry = 'gross_sales' then amount else cast(0 as decimal(18,4)) end) as decimal(18,4)) as gross_sales,
  cast(-sum(case when entry = 'discounts' then amount else cast(0 as decimal(18,4)) end) as decimal(18,4)) as discounts,
  cast(-sum(case when entry = 'returns' then amount else cast(0 as decimal(18,4)) end) as decimal(18,4)) as returns,
  cast(
    sum(case when entry in ('gross_sales', 'discounts', 'returns') then amount else cast(0 as decimal(18,4)) end)
    as decimal(18,4)
  ) as net_sales,
  cast(-sum(case when entry = 'goods' then amount else cast(0 as decimal(18,4)) end) as decimal(18,4)) as goods,
  cast(
    sum(
      case
        when not is_costed and entry in ('gross_sales', 'discounts', 'returns') then amount else cast(0 as decimal(18,4))
      end
    ) as decimal(18,4)
  ) as uncosted_sales,
  cast(-sum(case when entry = 'serve' then amount else cast(0 as decimal(18,4)) end) as decimal(18,4)) as cost_to_serve,
  cast(-sum(case when entry = 'reach' then amount else cast(0 as decimal(18,4)) end) as decimal(18,4)) as cost_to_reach,
  cast(sum(case when entry <> 'unallocated' then amount else cast(0 as decimal(18,4)) end) as decimal(18,4)) as profit,
  cast(-sum(case when entry = 'unallocated' then amount else cast(0 as decimal(18,4)) end) as decimal(18,4)) as unallocated
from mart_profit_line
group by customer_key
