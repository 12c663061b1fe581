import type { Costs, DriverName } from '../../config/costs.js'
import type { SqlFile } from '../../warehouse/sql-file.js'
import { composed } from '../../warehouse/sql-file.js'
import {
  type CostSql,
  countedIn,
  driverEvents,
  eventKeys,
  naming,
  narrowed,
  noKeys,
  recordedDriver,
} from './cost-sql.js'
import { profitSql } from './profit-sql.js'

/** An activity of the ledger, and what it is counted by. */
export type Counted = { readonly activity: string; readonly driver: string | null }

/** Where the records of a driver's events stand: a table of facts, what of it an event names, and the id that people know. */
interface Behind {
  readonly fact: string
  readonly keys: readonly string[]
  readonly id: string
  readonly what: RecordKind
}

/** What a record behind an entry of the ledger tells of. */
export type RecordKind = 'order' | 'return' | 'payment' | 'case' | 'interaction' | 'contact' | 'cost'

/** The canonical column with the id of each kind. */
export const idColumns: Readonly<Record<RecordKind, string>> = {
  order: 'order_id',
  return: 'return_id',
  payment: 'payment_id',
  case: 'case_id',
  interaction: 'interaction_id',
  contact: 'contact_id',
  cost: 'cost_id',
}

const behind = (what: RecordKind, fact: string, ...keys: string[]): Behind => ({
  ...{ what, fact, keys, id: idColumns[what] },
})
const order = behind('order', 'fct_order_line', 'order_key')
const line = behind('order', 'fct_order_line', 'order_key', 'line_key')
const payment = behind('payment', 'fct_payment', 'payment_key')
const interaction = behind('interaction', 'fct_interaction', 'interaction_key')
const contact = behind('contact', 'fct_campaign_contact', 'contact_key')

const recordsOf: Readonly<Record<DriverName, Behind>> = {
  orders: order,
  new_customers: order,
  lines: line,
  units: line,
  revenue: line,
  returns: behind('return', 'fct_return_line', 'return_key', 'line_key'),
  payments: payment,
  fees: payment,
  cases: behind('case', 'fct_service_case', 'case_key'),
  interactions: interaction,
  minutes: interaction,
  contacts: contact,
  campaigns: contact,
}

/**
 * The records that the costs of one customer are counted by, an event a row; of an order the first record of its lines stands
 * for all. Categories of cases, which no entry of the ledger names, narrow them as the project says.
 *
 * @param counted activities of the night with their drivers; `recorded` where records name the order
 */
export function costCauses(costs: Costs, counted: readonly Counted[]): CostSql {
  const names = naming()
  const known = counted.flatMap(({ activity, driver }) =>
    isDriver(driver) ? [{ activity, driver, ...countedIn(driver) }] : [],
  )
  const drivers = [...new Set(known.map(({ events }) => events))]
  const chosen = known.map(({ activity, driver, events, quantity }) => {
    const { what, fact, keys, id } = recordsOf[driver]
    const wanted = [...new Set([...eventKeys, ...keys])].join(', ')
    const given = costs.activities[activity]
    const where = [
      'customer_key = cast($customer_key as bigint)',
      'is_allocated',
      `${quantity} is not null`,
      ...(given?.driver === driver ? narrowed(given, names) : []),
    ]
    const sold = fact === 'fct_order_line' ? " and line_type = 'sale'" : ''
    const told = `select ${wanted}, on_day, ${quantity} as units from driver_${events} where ${where.join(' and ')}`
    return `select cast(${names.value(activity)} as varchar) as activity, cast(${names.value(driver)} as varchar) as driver,
  ${eventKeys.map(key => `told.${key}`).join(', ')}, told.on_day, cast(told.units as decimal(38,6)) as units,
  cast('${what}' as varchar) as what, fact.id, cast(null as varchar) as of_order, fact.file_id, fact.record, fact.records
from (${told}) as told
join (
  select ${keys.join(', ')}, ${id} as id, file_id, record,
    row_number() over (partition by ${keys.join(', ')} order by file_id, record, ${id}) as place,
    count(*) over (partition by ${keys.join(', ')}) as records
  from ${fact}
  where ${keys[0]} in (select ${keys[0]} from driver_${events} where customer_key = cast($customer_key as bigint))${sold}
) as fact on fact.place = 1 and ${keys.map(key => `fact.${key} = told.${key}`).join(' and ')}`
  })
  const ofOrders = counted.some(({ driver }) => driver === recordedDriver) ? [recordedCauses] : []
  const heads = driverEvents(drivers)
  const text = `${heads.length === 0 ? '' : `with ${heads.join(',\n')}\n`}${[...chosen, ...ofOrders].join('\nunion all\n') || noCauses}`
  return { file: composed('profit/explained_cause.sql', text), values: names.values }
}

function isDriver(name: string | null): name is DriverName {
  return name !== null && Object.hasOwn(recordsOf, name)
}

const keyed = (of: string) => eventKeys.map(key => `${of}.${key}`).join(', ')

const recordedCauses = `select cost_of_order.activity, cast('${recordedDriver}' as varchar) as driver, ${keyed('cost_of_order')}, cost_of_order.on_day,
  cast(told.amount as decimal(38,6)) as units, cast('cost' as varchar) as what, told.cost_id as id, named.order_id as of_order,
  told.file_id, told.record, cast(1 as bigint) as records
from work.explained_order_cost as cost_of_order
join fct_activity_cost as told
  on told.activity = cost_of_order.activity
  and told.period = cost_of_order.on_day
  and told.order_key = cost_of_order.order_key
join (
  select order_key, max(order_id) as order_id
  from fct_order_line
  where order_key in (select order_key from work.explained_order_cost)
  group by order_key
) as named on named.order_key = cost_of_order.order_key`

const noCauses = `select cast('' as varchar) as activity, cast('' as varchar) as driver, ${noKeys},
  cast($as_of as date) as on_day, cast(0 as decimal(38,6)) as units, cast('' as varchar) as what, cast(null as varchar) as id,
  cast(null as varchar) as of_order, cast(0 as bigint) as file_id, cast(0 as bigint) as record, cast(0 as bigint) as records
where 1 = 0`

/** What records tell of orders of one customer: as the ledger has it, a row an activity, day, order and product. */
export function ownOrderCosts(recorded: boolean): SqlFile {
  const { text } = profitSql('features/order_costs.sql')
  const found = `select told.* from (\n${text}\n) as told
where told.customer_key = cast($customer_key as bigint)
  and told.activity in (select activity from cost_rate where driver = '${recordedDriver}')`
  const none = `select cast('' as varchar) as activity, ${noKeys},
  cast($as_of as date) as on_day, cast(0 as decimal(38,6)) as quantity, true as is_allocated where 1 = 0`
  return composed('profit/explained_order_cost.sql', recorded ? found : none)
}
