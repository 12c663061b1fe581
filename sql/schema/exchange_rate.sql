-- One row per two currencies and day for which a source has a rate: what one unit of the one was worth in the other.
-- grain: currency, base, on_date
-- made: where needed
create or replace table exchange_rate (
  currency varchar not null, -- ISO 4217
  base varchar not null, -- ISO 4217 code of the currency that the rate is told in
  on_date date not null, -- business day
  rate decimal(18,12) not null, -- what one unit of the currency was worth in the base
  inverse decimal(18,12), -- what one unit of the base was worth in the currency; NULL where it has too many digits
  observed_at timestamp(6) not null, -- when it was written; of several the latest holds
  record_key bigint not null -- of the record; of several of one time the greatest holds
)
