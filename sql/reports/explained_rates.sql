-- One row per cost of one customer and rate, or pool, by which it was reckoned: how much of the driver it was for, and what that came to.
-- grain: entry, activity, driver, valid_from, channel_key
-- An entry that two pools bear, one for any channel and one for its own, is theirs by what a unit costs in each: differences of
-- rounded running parts add up to it.
with volume as (
  select rate.activity, rate.valid_from, rate.channel_key, sum(line.quantity) as units
  from cost_rate as rate
  join mart_profit_line as line
    on line.activity = rate.activity
    and line.entry in ('serve', 'reach')
    and rate.valid_from <= line.on_day
    and line.on_day < rate.valid_to
    and (rate.channel_key = 0 or rate.channel_key = line.channel_key)
  where rate.pool is not null and rate.activity in (select activity from work.explained_entry)
  group by rate.activity, rate.valid_from, rate.channel_key
),
priced as (
  select
    rate.activity, rate.driver, rate.valid_from, rate.valid_to, rate.channel_key, rate.pool, rate.capacity, volume.units,
    case
      when rate.pool is null then cast(rate.rate as double)
      else cast(rate.pool as double) / nullif(
        cast(
          greatest(
            coalesce(cast(volume.units as decimal(38,6)), cast(0 as decimal(38,6))),
            coalesce(cast(rate.capacity as decimal(38,6)), cast(0 as decimal(38,6)))
          ) as double
        ), 0e0
      )
    end as price
  from cost_rate as rate
  left join volume
    on volume.activity = rate.activity
    and volume.valid_from = rate.valid_from
    and volume.channel_key = rate.channel_key
),
borne as (
  select
    entry.entry, entry.activity, entry.driver, entry.on_day, entry.order_key, entry.product_key, entry.channel_key,
    entry.geography_key, entry.campaign_key, entry.quantity, entry.amount, priced.valid_from, priced.valid_to,
    priced.channel_key as priced_channel_key, priced.pool, priced.capacity, priced.units, priced.price,
    row_number() over (
      partition by
        entry.entry, entry.activity, entry.driver, entry.on_day, entry.order_key, entry.product_key, entry.channel_key,
        entry.geography_key, entry.campaign_key
      order by priced.channel_key
    ) as place,
    sum(priced.price) over (
      partition by
        entry.entry, entry.activity, entry.driver, entry.on_day, entry.order_key, entry.product_key, entry.channel_key,
        entry.geography_key, entry.campaign_key
      order by priced.channel_key rows between unbounded preceding and current row
    ) as so_far,
    sum(priced.price) over (
      partition by
        entry.entry, entry.activity, entry.driver, entry.on_day, entry.order_key, entry.product_key, entry.channel_key,
        entry.geography_key, entry.campaign_key
    ) as total
  from work.explained_entry as entry
  left join priced
    on priced.activity = entry.activity
    and priced.driver = entry.driver
    and priced.valid_from <= entry.on_day
    and (priced.valid_to is null or entry.on_day < priced.valid_to)
    and (priced.channel_key = 0 or priced.channel_key = entry.channel_key)
)
select
  borne.entry,
  borne.activity,
  borne.driver,
  borne.valid_from,
  borne.valid_to,
  borne.priced_channel_key as channel_key,
  max(dim_channel.channel) as channel,
  max(borne.pool) as pool,
  max(borne.capacity) as capacity,
  cast(max(borne.units) as decimal(18,6)) as volume,
  cast(round(max(borne.price), 6) as decimal(18,6)) as rate,
  cast(sum(borne.quantity) as decimal(18,6)) as quantity,
  cast(
    sum(
      case
        when borne.total is null or borne.total = 0 then
          case when borne.place = 1 then cast(borne.amount as decimal(38,4)) else cast(0 as decimal(38,4)) end
        else
          cast(
            round(cast(borne.amount as double) * (cast(borne.so_far as double) / nullif(borne.total, 0e0)), 4)
            as decimal(38,4)
          )
          - cast(
            round(cast(borne.amount as double) * (cast(borne.so_far - borne.price as double) / nullif(borne.total, 0e0)), 4)
            as decimal(38,4)
          )
      end
    ) as decimal(18,4)
  ) as amount
from borne
left join dim_channel on dim_channel.channel_key = borne.priced_channel_key and borne.priced_channel_key <> 0
group by borne.entry, borne.activity, borne.driver, borne.valid_from, borne.valid_to, borne.priced_channel_key
