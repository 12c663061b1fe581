-- One row per customer with a counted order before a day: how they buy, and the same on scales on which sums are fair.
-- grain: customer_key
-- Days, orders and money are spread over powers of ten: their logarithms are compared, those of less than nothing mirrored.
select
  customer_key, recency_days, frequency, net_sales as monetary, tenure_days,
  ln(1e0 + cast(recency_days as double)) as recency,
  ln(1e0 + cast(frequency as double)) as orders,
  case
    when net_sales >= 0 then ln(1e0 + cast(net_sales as double)) else -ln(1e0 - cast(net_sales as double))
  end as spend,
  ln(1e0 + cast(tenure_days as double)) as tenure
from work.purchases
where customer_key <> 0 and frequency > 0
