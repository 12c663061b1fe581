-- One row per currency and business day of an amount in another currency than the project's: the rate that holds.
-- grain: currency, on_date
-- That of the day, else the latest before it, of no more than so many days. A rate turns either way; where none is between
-- the two currencies, two of one day are crossed by the currency that they share.
with wanted as (
  select distinct currency, claimed_on as on_date from record_claim where rule = 'rate' and claimed_on is not null
),
either_way as (
  select currency, base, on_date, rate, 0 as way from exchange_rate
  union all
  select base, currency, on_date, inverse, 1 from exchange_rate where inverse is not null
),
crossed as (
  select one.currency, one.on_date, one.base as shared, cast(one.rate as decimal(38,12)) * other.rate as rate
  from either_way as one
  join either_way as other
    on other.currency = one.base and other.base = $currency and other.on_date = one.on_date
  where one.base <> $currency
),
found as (
  select currency, on_date, rate, way, '' as shared from either_way where base = $currency
  union all
  select currency, on_date, cast(round(rate, 12) as decimal(18,12)), 2, shared from crossed where rate < 1e6
),
ranked as (
  select
    wanted.currency, wanted.on_date, found.rate,
    row_number() over (
      partition by wanted.currency, wanted.on_date order by found.on_date desc, found.way, found.shared, found.rate
    ) as place
  from wanted
  join found
    on found.currency = wanted.currency
    and found.on_date <= wanted.on_date
    and date_diff('day', found.on_date, wanted.on_date) <= cast($carry_days as bigint)
)
select currency, on_date, rate from ranked where place = 1
