import { type Query, statement } from '../warehouse/engine/query.js'
import { quoted } from '../warehouse/engine/quoting.js'
import { table } from '../warehouse/tables.js'
import { type NameFault, nameFaults, segmentColumns } from './write-segment.js'

/** Whose next activity is meant, and what of them. */
export interface NextChoice {
  /** Of these activities; undefined = of all. */
  readonly activities?: readonly string[] | undefined
  /** Reached by these channels; undefined = by any. */
  readonly channels?: readonly string[] | undefined
  readonly columns?: readonly string[] | undefined
}

const defaultColumns = [
  'customer_key',
  'source',
  'customer_id',
  'activity',
  'channel',
  'effect',
  'cost',
  'benefit_index',
  'place',
  'rfm_segment',
  'last_purchase_on',
  'net_sales',
]

/** Columns that only a list of next activities has. */
function ownColumns(): readonly string[] {
  return table('mart_next_activity')
    .columns.map(({ name }) => name)
    .filter(name => name !== 'customer_key')
}

/** What is wrong with the columns of such a list. */
export function nextColumnFaults(columns: readonly string[]): readonly NameFault[] {
  return nameFaults(columns, [...ownColumns(), ...segmentColumns().map(({ name }) => name)])
}

/** Customers by the place of their next activity: those to be contacted, those who are left alone, or all of them. */
export function nextActivitiesQuery(
  { activities, channels, columns = defaultColumns }: NextChoice,
  side: 'written' | 'control' | 'both',
): Query {
  const own = ownColumns()
  const ofMart = new Set(table('mart_customer').columns.map(({ name }) => name))
  const list = columns.map(name => {
    const from = own.includes(name) ? 'mart_next_activity' : ofMart.has(name) ? 'mart_customer' : 'dim_customer'
    return `${from}.${quoted(name)}`
  })
  const values: string[] = []
  const among = (column: string, names: readonly string[] | undefined) => {
    if (names === undefined) return []
    return [`mart_next_activity.${column} in (${names.map(name => `$${values.push(name)}`).join(', ')})`]
  }
  const conditions = [
    ...among('activity', activities),
    ...among('channel', channels),
    ...(side === 'both' ? [] : [`${side === 'control' ? '' : 'not '}mart_next_activity.is_control`]),
  ]
  return statement(
    `select ${list.join(', ')} from mart_next_activity
      join mart_customer on mart_customer.customer_key = mart_next_activity.customer_key
      join dim_customer on dim_customer.customer_key = mart_next_activity.customer_key
      ${conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`} order by mart_next_activity.place`,
    values,
  )
}
