import { type Activity, type Costs, type DriverName, type ScopeName, scopeNames } from '../../config/costs.js'
import type { Day, Value } from '../../warehouse/engine/value.js'
import { composed, type SqlFile, sqlFile } from '../../warehouse/sql-file.js'
import { profitSql } from './profit-sql.js'
import { declaredRates, ever, stageOf } from './rates.js'

/** A statement that follows the project's costs, and the values that it names. */
export interface CostSql {
  readonly file: SqlFile
  readonly values: Readonly<Record<string, Value>>
}

/** What an event of a driver is of, beside how much of the driver it is. */
export const eventKeys = [
  'customer_key',
  'order_key',
  'product_key',
  'channel_key',
  'geography_key',
  'campaign_key',
] as const

/** The same of what names nothing, where a relation has no rows. */
export const noKeys = eventKeys.map(key => `cast(0 as bigint) as ${key}`).join(', ')

/** A relation of what happened for each driver whose events are counted. */
export function driverEvents(drivers: readonly DriverName[]): readonly string[] {
  return drivers.map(name => `driver_${name} as (\n${sqlFile(`features/driver_${name}.sql`).text}\n)`)
}

/** Names of values in the order in which they are asked for: texts of users reach SQL in no other way. */
export function naming() {
  const values: Record<string, Value> = {}
  return {
    values,
    value(given: Value): string {
      const name = `v${Object.keys(values).length + 1}`
      values[name] = given
      return `$${name}`
    },
  }
}

export type Naming = ReturnType<typeof naming>

/** Drivers that are counted in the events of another: of these they are a column of their own name. */
const countedWith: Partial<Record<DriverName, DriverName>> = {
  units: 'lines',
  revenue: 'lines',
  fees: 'payments',
  minutes: 'interactions',
}

/** In which driver's events a driver is counted, and which column of them is how much of it. */
export function countedIn(driver: DriverName): { readonly events: DriverName; readonly quantity: string } {
  const events = countedWith[driver]
  return events === undefined ? { events: driver, quantity: 'quantity' } : { events, quantity: driver }
}

/** What costs that name their order are counted by: themselves. */
export const recordedDriver = 'recorded'

/**
 * What happened that an activity is paid for: one row per activity, driver and what it is of, with the quantity of the driver.
 * Drivers that no activity counts are not read.
 *
 * @param recorded whether the star has a table of recorded costs
 */
export function costEvents(costs: Costs, recorded: boolean): CostSql {
  const names = naming()
  const all = Object.entries(costs.activities)
  const events = [...new Set(all.map(([, { driver }]) => countedIn(driver).events))]
  const counted = driverEvents(events)
  const none = `select cast('' as varchar) as activity, cast('' as varchar) as driver, ${noKeys},
    cast($as_of as date) as on_day, cast(0 as decimal(38,6)) as quantity, true as is_allocated where 1 = 0`
  const chosen = all.map(([activity, given]) => {
    const { driver } = given
    const { events, quantity } = countedIn(driver)
    return `select cast(${names.value(activity)} as varchar) as activity, cast(${names.value(driver)} as varchar) as driver, ${eventKeys.join(', ')}, on_day,
    ${quantity} as quantity, is_allocated from driver_${events} where ${[`${quantity} is not null`, ...narrowed(given, names)].join(' and ')}`
  })
  const ofOrders =
    () => `select activity, '${recordedDriver}' as driver, ${eventKeys.join(', ')}, on_day, quantity, is_allocated
    from order_cost${ofRecords(costs, names)}`
  const named = recorded ? [...counted, orderCosts()] : counted
  const told = recorded ? [...chosen, ofOrders()] : chosen
  const text = `with ${[...named, `event as (\n${told.join('\nunion all\n') || none}\n)`].join(',\n')}
select activity, driver, ${eventKeys.join(', ')}, on_day, is_allocated, cast(sum(quantity) as decimal(38,6)) as quantity
from event
group by activity, driver, ${eventKeys.join(', ')}, on_day, is_allocated`
  return { file: composed('profit/cost_event.sql', text), values: names.values }
}

function orderCosts(): string {
  return `order_cost as (\n${profitSql('features/order_costs.sql').text}\n)`
}

/** Of records alone whose activity does not say itself what it costs. */
function ofRecords({ activities }: Costs, names: Naming): string {
  const declared = Object.entries(activities).filter(([, { pool }]) => pool !== 'records')
  if (declared.length === 0) return ''
  return ` where activity not in (${declared.map(([activity]) => `cast(${names.value(activity)} as varchar)`).join(', ')})`
}

/** The conditions by which an activity is narrowed, with the names of what it is for as values. */
export function narrowed(activity: Activity, names: Naming): readonly string[] {
  return scopeNames.flatMap(scope => {
    const given = activity[scope]
    if (given === undefined) return []
    const list = given.map(name => `cast(${names.value(name)} as varchar)`).join(', ')
    if (scope === 'categories' && activity.driver === 'cases') return [`category in (${list})`]
    return [members[scope](list)]
  })
}

const members: Readonly<Record<ScopeName, (list: string) => string>> = {
  channels: list => `channel_key in (select channel_key from dim_channel where channel in (${list}))`,
  categories: list => `product_key in (select product_key from dim_product where is_current and category in (${list}))`,
  countries: list => `geography_key in (select geography_key from dim_geography where country in (${list}))`,
}

/**
 * The rows of `cost_rate`: what is declared, and pools that records tell of; those of activities that nobody declares have
 * no driver, so that they stay unallocated and visible. Those that name their order cost what they tell. Records of an activity
 * with a declared rate or pool are left out.
 *
 * @param recorded whether the star has a table of recorded costs
 */
export function costRates(costs: Costs, asOf: Day, recorded: boolean): CostSql {
  const names = naming()
  const rows = declaredRates(costs, asOf).map(
    ({ activity, driver, stage, from, to, rate, pool, capacity }) =>
      `select cast(${names.value(activity)} as varchar) as activity, cast(${names.value(driver)} as varchar) as driver,
  cast(${names.value(stage)} as varchar) as stage, cast(${names.value(from)} as date) as valid_from,
  cast(${names.value(to)} as date) as valid_to, cast(0 as bigint) as channel_key,
  cast(${names.value(rate)} as decimal(18,6)) as rate, cast(${names.value(pool)} as decimal(18,4)) as pool,
  cast(${names.value(capacity)} as decimal(18,6)) as capacity`,
  )
  const none = `select cast('' as varchar) as activity, cast(null as varchar) as driver, cast('serve' as varchar) as stage, cast($as_of as date) as valid_from,
  cast(null as date) as valid_to, cast(0 as bigint) as channel_key, cast(null as decimal(18,6)) as rate,
  cast(null as decimal(18,4)) as pool, cast(null as decimal(18,6)) as capacity where 1 = 0`
  const all = recorded ? [...rows, ...recordedRates(costs, names)] : rows
  const head = recorded
    ? `with cost_pool as (\n${profitSql('features/cost_pools.sql').text}\n),\n${orderCosts()}\n`
    : ''
  return { file: composed('profit/cost_rate.sql', head + (all.join('\nunion all\n') || none)), values: names.values }
}

/** Pools of records by activity, those of activities that nobody declares, and records that name their order. */
function recordedRates(costs: Costs, names: Naming): readonly string[] {
  const named = Object.entries(costs.activities)
  const told = named.filter(([, { pool }]) => pool === 'records')
  const records = told.map(
    ([activity, given]) =>
      `select activity, cast(${names.value(given.driver)} as varchar) as driver, cast(${names.value(stageOf(given))} as varchar) as stage,
  valid_from, valid_to, channel_key, cast(null as decimal(18,6)) as rate, pool,
  coalesce(capacity, cast(${names.value(given.capacity ?? null)} as decimal(18,6))) as capacity
from cost_pool where activity = cast(${names.value(activity)} as varchar)`,
  )
  const others = named.map(([activity]) => `cast(${names.value(activity)} as varchar)`).join(', ')
  const strangers = `select activity, cast(null as varchar) as driver, cast('serve' as varchar) as stage, valid_from, valid_to, channel_key,
  cast(null as decimal(18,6)) as rate, pool, cast(null as decimal(18,6)) as capacity
from cost_pool${others === '' ? '' : ` where activity not in (${others})`}`
  const stages = told.map(
    ([activity, given]) =>
      `when cast(${names.value(activity)} as varchar) then cast(${names.value(stageOf(given))} as varchar)`,
  )
  const stage = stages.length === 0 ? "'serve'" : `case activity ${stages.join(' ')} else 'serve' end`
  const ofOrders = `select activity, cast('${recordedDriver}' as varchar) as driver, cast(${stage} as varchar) as stage, cast(${names.value(ever)} as date) as valid_from,
  cast(null as date) as valid_to, cast(0 as bigint) as channel_key, cast(1 as decimal(18,6)) as rate,
  cast(null as decimal(18,4)) as pool, cast(null as decimal(18,6)) as capacity
from (select distinct activity from order_cost${ofRecords(costs, names)}) as told_of_orders`
  return [...records, strangers, ofOrders]
}

/** Bands of prices with the share of the price that is earned, as a relation; each price lies in at most one. */
export function goodsBands({ goods = [] }: Costs): CostSql {
  const names = naming()
  const rows = goods.map(
    ({ below, margin }, i) =>
      `select cast(${names.value(goods[i - 1]?.below ?? '0')} as decimal(18,6)) as price_from,
  cast(${names.value(below ?? null)} as decimal(18,6)) as price_to, cast(${names.value(margin.toFixed(6))} as decimal(9,6)) as margin`,
  )
  const none =
    'select cast(0 as decimal(18,6)) as price_from, cast(0 as decimal(18,6)) as price_to, cast(0 as decimal(9,6)) as margin where 1 = 0'
  return { file: composed('profit/goods_band.sql', rows.join('\nunion all\n') || none), values: names.values }
}
