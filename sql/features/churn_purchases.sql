-- One row per customer with a counted order before a day: how long ago, how often, for how much.
-- grain: customer_key
-- The own gap is the mean of the days between purchase days; a customer with one purchase day has none.
select
  customer_key,
  recency_days,
  tenure_days,
  purchase_days,
  case when purchase_days > 1 then cast(tenure_days - recency_days as double) / cast(purchase_days - 1 as double) end
    as own_gap_days,
  case
    when purchase_days > 1
      then cast(recency_days as double) * cast(purchase_days - 1 as double) / nullif(cast(tenure_days - recency_days as double), 0e0)
  end as silence_in_gaps,
  net_sales,
  cast(gross_sales - discounts as double) / nullif(cast(purchase_days as double), 0e0) as spend_per_purchase,
  cast(returns as double) / nullif(cast(gross_sales as double), 0e0) as returns_share,
  cast(discounts as double) / nullif(cast(gross_sales as double), 0e0) as discount_share
from work.purchases
where customer_key <> 0 and frequency > 0
