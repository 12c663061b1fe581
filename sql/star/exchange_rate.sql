-- One row per currency, the currency that it is told in, and day: the rate that was written last, on a tie that of the greatest record.
-- grain: currency, base, on_date
with given as (
  select currency, base, on_date, rate, inverse, observed_at, record_key from exchange_rate
  union all
  select
    staged.code, coalesce(staged.base_code, cast($currency as varchar)), staged.on_date, staged.rate, staged.inverse,
    staged.observed_at, staged.record_key
  from work.staged_exchange_rate as staged
  join work.judged as judged on judged.file_id = staged.file_id and judged.record = staged.record
  where judged.fate = 'loaded' and (cast($source as varchar) is null or staged.source = cast($source as varchar))
),
ranked as (
  select
    *,
    row_number() over (partition by currency, base, on_date order by observed_at desc, record_key desc) as place
  from given
)
select currency, base, on_date, rate, inverse, observed_at, record_key
from ranked
where place = 1
