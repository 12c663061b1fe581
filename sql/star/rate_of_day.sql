-- One row per currency and business day of an amount in another currency than the project's: the rate that holds.
-- grain: currency, on_date
-- That of the day, else the latest before it, of no more than so many days.
with wanted as (
  select distinct currency, claimed_on as on_date from record_claim where rule = 'rate' and claimed_on is not null
),
ranked as (
  select
    wanted.currency, wanted.on_date, exchange_rate.rate,
    row_number() over (
      partition by wanted.currency, wanted.on_date order by exchange_rate.on_date desc
    ) as place
  from wanted
  join exchange_rate
    on exchange_rate.currency = wanted.currency
    and exchange_rate.on_date <= wanted.on_date
    and date_diff('day', exchange_rate.on_date, wanted.on_date) <= cast($carry_days as bigint)
)
select currency, on_date, rate from ranked where place = 1
