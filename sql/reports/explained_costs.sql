-- One row per record that a cost of one customer is counted by, with its part of the money.
-- grain: entry, activity, driver, what, id, file_id, record
-- An entry of the ledger may count several records, and a record that names its order is borne by several products: each entry
-- goes to its records by what they count, by differences of rounded running parts that add up to it; where all of it counts
-- nothing, to the first. An entry whose records are not found stands alone, without one.
with counted as (
  select
    entry.entry, entry.activity, entry.driver, entry.on_day, entry.amount, cause.what, cause.id, cause.of_order, cause.product_key,
    cause.file_id, cause.record, cause.records, cause.units,
    row_number() over (
      partition by
        entry.activity, entry.driver, entry.on_day, entry.order_key, entry.product_key, entry.channel_key,
        entry.geography_key, entry.campaign_key
      order by cause.file_id, cause.record, cause.id, cause.units
    ) as place,
    sum(cause.units) over (
      partition by
        entry.activity, entry.driver, entry.on_day, entry.order_key, entry.product_key, entry.channel_key,
        entry.geography_key, entry.campaign_key
      order by cause.file_id, cause.record, cause.id, cause.units rows between unbounded preceding and current row
    ) as so_far,
    sum(cause.units) over (
      partition by
        entry.activity, entry.driver, entry.on_day, entry.order_key, entry.product_key, entry.channel_key,
        entry.geography_key, entry.campaign_key
    ) as total
  from work.explained_entry as entry
  left join work.explained_cause as cause
    on cause.activity = entry.activity
    and cause.driver = entry.driver
    and cause.on_day = entry.on_day
    and cause.order_key = entry.order_key
    and cause.product_key = entry.product_key
    and cause.channel_key = entry.channel_key
    and cause.geography_key = entry.geography_key
    and cause.campaign_key = entry.campaign_key
),
parted as (
  select
    entry, activity, driver, on_day, what, id, of_order, product_key, file_id, record, records, units,
    case
      when total is null or total = 0 then
        case when place = 1 then cast(amount as decimal(38,4)) else cast(0 as decimal(38,4)) end
      else
        cast(
          round(cast(amount as double) * (cast(so_far as double) / nullif(cast(total as double), 0e0)), 4) as decimal(38,4)
        )
        - cast(
          round(cast(amount as double) * (cast(so_far - units as double) / nullif(cast(total as double), 0e0)), 4)
          as decimal(38,4)
        )
    end as amount
  from counted
)
select
  entry,
  activity,
  driver,
  on_day,
  what,
  id,
  max(of_order) as of_order,
  case when driver = 'recorded' then cast(0 as bigint) else max(product_key) end as product_key,
  file_id,
  record,
  max(records) as records,
  case when driver = 'recorded' then cast(0 as decimal(18,6)) else cast(sum(units) as decimal(18,6)) end as quantity,
  cast(sum(amount) as decimal(18,4)) as amount
from parted
group by entry, activity, driver, on_day, what, id, file_id, record
