-- One row per planned value of a period that has begun, beside what came of it, the latest period first.
-- grain: target_key
-- Actual values are sums of the ledger of profit, of the days of the period before the night's day. What the plan is for
-- (channel, product, category, place, segment) narrows them where it is said. NULL where the ledger does not measure it:
-- another measure, or an owner, whom no sale names.
with target as (
  select
    planned.target_key, planned.measure, named.measure_id, planned.period, planned.channel_key, planned.product_key,
    planned.category, planned.country, planned.region, planned.owner_key, planned.segment, planned.amount,
    case
      when planned.period_unit = 'day' then cast(planned.period + interval '1' day as date)
      when planned.period_unit = 'week' then cast(planned.period + interval '7' day as date)
      when planned.period_unit = 'quarter' then cast(planned.period + interval '3' month as date)
      when planned.period_unit = 'year' then cast(planned.period + interval '1' year as date)
      else cast(planned.period + interval '1' month as date)
    end as until
  from fct_target as planned
  join work.target_measure as named on named.target_key = planned.target_key
  where planned.period < cast($as_of as date)
),
product as (
  select product_key, category from dim_product where is_current
),
day_sum as (
  select
    line.on_day, line.channel_key, line.product_key, product.category, dim_geography.country, dim_geography.region,
    mart_customer.rfm_segment as segment, line.entry, sum(line.quantity) as quantity, sum(line.amount) as amount
  from mart_profit_line as line
  left join product on product.product_key = line.product_key
  left join dim_geography on dim_geography.geography_key = line.geography_key
  left join mart_customer on mart_customer.customer_key = line.customer_key
  group by
    line.on_day, line.channel_key, line.product_key, product.category, dim_geography.country, dim_geography.region,
    mart_customer.rfm_segment, line.entry
),
reached as (
  select
    target.target_key,
    sum(
      case
        when target.measure_id = 'gross_sales' and day_sum.entry = 'gross_sales' then day_sum.amount
        when target.measure_id = 'units' and day_sum.entry = 'gross_sales' then day_sum.quantity
        when target.measure_id in ('net_sales', 'revenue', 'sales') and day_sum.entry in ('gross_sales', 'discounts', 'returns')
          then day_sum.amount
        when target.measure_id = 'gross_margin' and day_sum.entry in ('gross_sales', 'discounts', 'returns', 'goods')
          then day_sum.amount
        when target.measure_id = 'discounts' and day_sum.entry = 'discounts' then -day_sum.amount
        when target.measure_id = 'returns' and day_sum.entry = 'returns' then -day_sum.amount
        when target.measure_id = 'goods' and day_sum.entry = 'goods' then -day_sum.amount
        when target.measure_id = 'cost_to_serve' and day_sum.entry = 'serve' then -day_sum.amount
        when target.measure_id = 'cost_to_reach' and day_sum.entry = 'reach' then -day_sum.amount
        when target.measure_id = 'profit' then day_sum.amount
        else cast(0 as decimal(18,4))
      end
    ) as amount
  from target
  join day_sum
    on day_sum.on_day >= target.period
    and day_sum.on_day < target.until
    and (target.channel_key = 0 or target.channel_key = day_sum.channel_key)
    and (target.product_key = 0 or target.product_key = day_sum.product_key)
    and (target.category is null or target.category = day_sum.category)
    and (target.country is null or target.country = day_sum.country)
    and (target.region is null or target.region = day_sum.region)
    and (target.segment is null or target.segment = day_sum.segment)
  group by target.target_key
)
select
  target.target_key,
  target.measure,
  target.measure_id,
  target.period,
  target.until <= cast($as_of as date) as is_over,
  case when target.channel_key <> 0 then dim_channel.channel end as channel,
  product.product_id,
  target.category,
  target.country,
  target.region,
  target.segment,
  target.amount as planned,
  case
    when target.owner_key = 0 and target.measure_id in (
      'gross_sales', 'units', 'net_sales', 'revenue', 'sales', 'gross_margin', 'discounts', 'returns', 'goods',
      'cost_to_serve', 'cost_to_reach', 'profit'
    ) then cast(coalesce(reached.amount, cast(0 as decimal(38,4))) as decimal(18,4))
  end as actual
from target
left join reached on reached.target_key = target.target_key
left join dim_channel on dim_channel.channel_key = target.channel_key
left join dim_product as product on product.product_key = target.product_key and product.is_current and product.product_key <> 0
order by target.period desc, target.measure_id, 6, 7, 8, 9, 10, 11, target.target_key
limit 60
