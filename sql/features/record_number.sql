-- One row per customer whom a record showed before a day: the smallest number of such a record in its file, and how many there are.
-- grain: customer_key
-- A record is known by the first 15 hex digits of its md5. It may lie in several files: the smallest number is the same
-- whichever of them came first.
with shown as (
  select distinct bridge_customer.customer_key, customer_observation.record_key
  from customer_observation
  join bridge_customer on bridge_customer.customer_record_key = customer_observation.customer_record_key
  where bridge_customer.customer_key <> 0 and customer_observation.observed_on < cast($as_of as date)
),
placed as (
  select record, replace(cast(record_md5 as varchar), '-', '') as hex
  from record_fate
),
keyed as (
  select
    record,
    strpos('123456789abcdef', substr(hex, 1, 1)) * 72057594037927936
    + strpos('123456789abcdef', substr(hex, 2, 1)) * 4503599627370496
    + strpos('123456789abcdef', substr(hex, 3, 1)) * 281474976710656
    + strpos('123456789abcdef', substr(hex, 4, 1)) * 17592186044416
    + strpos('123456789abcdef', substr(hex, 5, 1)) * 1099511627776
    + strpos('123456789abcdef', substr(hex, 6, 1)) * 68719476736
    + strpos('123456789abcdef', substr(hex, 7, 1)) * 4294967296
    + strpos('123456789abcdef', substr(hex, 8, 1)) * 268435456
    + strpos('123456789abcdef', substr(hex, 9, 1)) * 16777216
    + strpos('123456789abcdef', substr(hex, 10, 1)) * 1048576
    + strpos('123456789abcdef', substr(hex, 11, 1)) * 65536
    + strpos('123456789abcdef', substr(hex, 12, 1)) * 4096
    + strpos('123456789abcdef', substr(hex, 13, 1)) * 256
    + strpos('123456789abcdef', substr(hex, 14, 1)) * 16
    + strpos('123456789abcdef', substr(hex, 15, 1)) as record_key
  from placed
)
select shown.customer_key, min(keyed.record) as record, count(distinct shown.record_key) as records
from shown
join keyed on keyed.record_key = shown.record_key
group by shown.customer_key
