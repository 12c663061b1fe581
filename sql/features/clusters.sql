-- One row per customer with a counted order before a day: how they buy, and the same on scales on which sums are fair.
-- grain: customer_key
-- Days, orders and money are spread over powers of ten: their logarithms are compared, those of less than nothing mirrored.
-- Margin: margins.sql; lines whose cost nobody knows earn at the rate of all others, and where none is known all earn 0.
with earned as (
  select
    customer_key, sum(line_sales) as line_sales, sum(costed_sales) as costed_sales,
    sum(costed_sales - cost) as margin
  from work.margins
  where customer_key <> 0
  group by customer_key
),
everybody as (
  select
    coalesce(
      cast(sum(margin) as double) / nullif(cast(sum(costed_sales) as double), 0e0), 0e0
    ) as margin_rate
  from earned
),
bought as (
  select
    purchases.customer_key, purchases.recency_days, purchases.frequency, purchases.net_sales as monetary,
    purchases.tenure_days,
    coalesce(
      cast(earned.margin as double)
      + cast(earned.line_sales - earned.costed_sales as double) * everybody.margin_rate, 0e0
    ) as margin
  from work.purchases as purchases
  cross join everybody
  left join earned on earned.customer_key = purchases.customer_key
  where purchases.customer_key <> 0 and purchases.frequency > 0
)
select
  customer_key, recency_days, frequency, monetary, tenure_days,
  ln(1e0 + cast(recency_days as double)) as recency,
  ln(1e0 + cast(frequency as double)) as orders,
  case
    when monetary >= 0 then ln(1e0 + cast(monetary as double)) else -ln(1e0 - cast(monetary as double))
  end as spend,
  ln(1e0 + cast(tenure_days as double)) as tenure,
  case when margin >= 0e0 then ln(1e0 + margin) else -ln(1e0 - margin) end as margin
from bought
