-- One row per line of a return whose amounts do not stand in the project's currency yet, or by another rate than holds.
-- grain: return_key, line_key
select fct_return_line.return_key, fct_return_line.line_key, rate_of_day.rate, fct_return_line.exchange_rate is not null as is_known
from fct_return_line
join work.rate_of_day
  on rate_of_day.currency = fct_return_line.currency and rate_of_day.on_date = fct_return_line.returned_on
where fct_return_line.currency <> $currency
  and (fct_return_line.exchange_rate is null or fct_return_line.exchange_rate <> rate_of_day.rate)
