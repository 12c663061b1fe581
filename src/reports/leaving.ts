import { type RawBuilder, sql } from 'kysely'
import { double, type Portable } from '../warehouse/engine/portable.js'
import { type Query, query } from '../warehouse/engine/query.js'
import type { Row } from '../warehouse/engine/value.js'
import { builder } from '../warehouse/kysely.js'
import { table } from '../warehouse/tables.js'
import { type NameFault, nameFaults, segmentColumns } from './write-segment.js'

/** What an offer costs, which share of those who would leave it keeps, and what each of them is worth. */
export interface OfferTerms {
  readonly cost: number
  readonly take_up: number
  /** Without it the expected value of each customer. */
  readonly value?: number
}

/** Customers who may leave, and whom of them an audience means. */
export interface LeavingChoice {
  /** Name of the audience: its control group is drawn by it. */
  readonly audience: string
  /** From this chance on; without it those to whom the offer is worth making. */
  readonly leastChance: number | undefined
  readonly offer: OfferTerms | null
  /** Share that is left alone. */
  readonly control: number
  readonly columns: readonly string[] | undefined
}

/** What is expected to be kept of a customer by the offer; NULL where there is none, or no worth is known. */
const saved = 'saved'

const defaultColumns = [
  'customer_key',
  'source',
  'customer_id',
  'chance',
  saved,
  'rfm_segment',
  'last_purchase_on',
  'net_sales',
  'expected_value',
]

/** Name of the file of those who are left alone. */
export function controlName(audience: string): string {
  return `${audience}-control`
}

/** Columns that only a list of those who may leave has. */
function ownColumns(): readonly string[] {
  const scored = table('score_churn').columns.map(({ name }) => name)
  return [...scored.filter(name => name !== 'customer_key' && name !== 'as_of'), saved]
}

/** What is wrong with the columns of such a list. */
export function leavingColumnFaults(columns: readonly string[]): readonly NameFault[] {
  return nameFaults(columns, [...ownColumns(), ...segmentColumns().map(({ name }) => name)])
}

/**
 * Those who may leave, most to be saved first; whoever has left already may not. Who is in the control group is a function of the customer and the name of
 * the audience alone: whoever is left alone tonight is left alone tomorrow, so that what the offer does can be measured.
 *
 * @throws RangeError without an offer and without a chance: then nobody is meant
 */
export function leavingQuery(choice: LeavingChoice, side: 'written' | 'control'): Query {
  const { leastChance, offer, columns = defaultColumns } = choice
  if (offer === null && leastChance === undefined)
    throw new RangeError(`audience ${choice.audience}: neither an offer nor a least chance says who is meant`)
  const own = ownColumns()
  const ofMart = new Set(table('mart_customer').columns.map(({ name }) => name))
  const list = columns.map(name => {
    if (name === saved) return sql`${savedBy(offer)} as ${sql.ref(saved)}`
    const from = own.includes(name) ? 'score_churn' : ofMart.has(name) ? 'mart_customer' : 'dim_customer'
    return sql.ref(`${from}.${name}`)
  })
  const meant =
    leastChance === undefined
      ? sql`${savedBy(offer)} > ${double(offer?.cost ?? 0)}`
      : sql`score_churn.chance >= ${double(leastChance)}`
  return query(portable => {
    const draw = controlDraw(choice.audience, portable)
    const least = sql.lit(Math.round(choice.control * places))
    const isSide = side === 'control' ? sql`${draw} < ${least}` : sql`${draw} >= ${least}`
    const text = sql<Row>`select ${sql.join(list)} from score_churn
      join mart_customer on mart_customer.customer_key = score_churn.customer_key
      join dim_customer on dim_customer.customer_key = score_churn.customer_key
      where ${meant} and coalesce(score_churn.has_left, false) = false and ${isSide}
      order by ${savedBy(offer)} desc nulls last, score_churn.chance desc, score_churn.customer_key`
    return { compile: () => text.compile(builder()) }
  })
}

/** Shares of control groups are told to the ten-thousandth. */
const places = 10_000

function controlDraw(audience: string, portable: Portable): RawBuilder<unknown> {
  const key = portable.key(sql<string>`cast(score_churn.customer_key as varchar) || chr(31) || ${sql.lit(audience)}`)
  return sql`mod(${key}, ${sql.lit(places)})`
}

function savedBy(offer: OfferTerms | null): RawBuilder<number | null> {
  if (offer === null) return sql`cast(null as double)`
  const worth = offer.value === undefined ? sql`cast(mart_customer.expected_value as double)` : double(offer.value)
  return sql`(score_churn.chance * ${double(offer.take_up)} * ${worth})`
}
