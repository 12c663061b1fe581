-- One row per line of an order whose amounts do not stand in the project's currency yet, or by another rate than holds.
-- grain: order_key, line_key
select fct_order_line.order_key, fct_order_line.line_key, rate_of_day.rate, fct_order_line.exchange_rate is not null as is_known
from fct_order_line
join work.rate_of_day
  on rate_of_day.currency = fct_order_line.currency and rate_of_day.on_date = fct_order_line.ordered_on
where fct_order_line.currency <> $currency
  and (fct_order_line.exchange_rate is null or fct_order_line.exchange_rate <> rate_of_day.rate)
