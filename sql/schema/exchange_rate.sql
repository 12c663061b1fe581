-- One row per currency and day for which a source has a rate: what one unit was worth in the project's currency.
-- grain: currency, on_date
-- made: where needed
create or replace table exchange_rate (
  currency varchar not null, -- ISO 4217
  on_date date not null, -- business day
  rate decimal(18,12) not null, -- in the project's currency
  observed_at timestamp(6) not null, -- when it was written; of several the latest holds
  record_key bigint not null -- of the record; of several of one time the greatest holds
)
