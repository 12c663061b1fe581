-- One row per record behind one customer's ledger of profit, the newest of each line of the statement first; what is older than the newest is one row.
-- grain: part, entry, activity, valid_from, channel_key, what, id, file, record, on_day
-- part is record, or pool: records of the money that the customer bears a part of.
with told as (
  select
    'record' as part, entry, activity, cast(null as date) as valid_from, cast(0 as bigint) as channel_key,
    cast(null as varchar) as driver, on_day, what, id, cast(null as varchar) as of_order, product_key, file_id, record, records,
    quantity, amount
  from work.explained_sale
  union all
  select
    'record', entry, activity, cast(null as date), cast(0 as bigint), driver, on_day, what, id, of_order, product_key,
    file_id, record, records, quantity, amount
  from work.explained_cost
  union all
  select
    'pool', entry, activity, valid_from, channel_key, driver, on_day, what, id, cast(null as varchar), product_key, file_id,
    record, records, quantity, amount
  from work.explained_pool
),
placed as (
  select
    part, entry, activity, valid_from, channel_key, driver, on_day, what, id, of_order, product_key, file_id, record,
    records, quantity, amount,
    row_number() over (
      partition by part, entry, activity, valid_from, channel_key
      order by on_day desc, file_id, record, what, id, of_order, amount, quantity
    ) as place
  from told
)
select
  placed.part, placed.entry, placed.activity, placed.valid_from, placed.channel_key, placed.place, placed.driver,
  placed.on_day, placed.what, placed.id, placed.of_order, dim_product.product_id, loaded_file.source,
  loaded_file.name as file, placed.record, placed.records, placed.quantity, placed.amount,
  case
    when placed.activity = '' then cast(
      round(abs(cast(placed.amount as double)) / nullif(abs(cast(placed.quantity as double)), 0e0), 6) as decimal(18,6)
    )
  end as rate
from placed
left join loaded_file on loaded_file.file_id = placed.file_id
left join dim_product
  on dim_product.product_key = placed.product_key and dim_product.is_current and dim_product.product_key <> 0
where placed.place <= cast($most as bigint)
union all
select
  part, entry, activity, valid_from, channel_key, cast($most as bigint) + 1, min(driver), cast(null as date),
  'older', cast(null as varchar), cast(null as varchar), cast(null as varchar), cast(null as varchar),
  cast(null as varchar), cast(null as bigint), cast(count(*) as bigint), cast(sum(quantity) as decimal(18,6)), cast(sum(amount) as decimal(18,4)),
  cast(null as decimal(18,6))
from placed
where place > cast($most as bigint)
group by part, entry, activity, valid_from, channel_key
order by 1, 2, 3, 4, 5, 6
