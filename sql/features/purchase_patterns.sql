-- One row per customer with a counted order before a day: when they bought, as purchase models see it.
-- grain: customer_key
-- x, t_x and T of the papers. One purchase = one day with a counted order. What is seen ends with the day before the as-of
-- date, so a customer whose first purchase was on it has been observed for 0 days.
select
  customer_key,
  purchase_days - 1 as repeat_days,
  tenure_days - recency_days as first_to_last_days,
  tenure_days - 1 as observed_days
from work.purchases
where customer_key <> 0 and frequency > 0
