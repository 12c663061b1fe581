import { scaledDecimal } from '../../warehouse/engine/decimal.js'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import type { Day, Value } from '../../warehouse/engine/value.js'
import { bind, type SqlFile, sqlFile } from '../../warehouse/sql-file.js'
import { daysBefore } from '../day.js'
import { buildSteps, buildWork } from '../features.js'
import { amounts } from './arm-sums.js'
import { type Amounts, around, type Difference, differenceOfMeans, noDifference } from './difference.js'
import { level } from './effects.js'
import { tQuantile } from './quantiles.js'

/** Whose change is asked for. */
export type EffectOf =
  | { readonly kind: 'campaign'; readonly campaign: string }
  | { readonly kind: 'attribute'; readonly name: string; readonly value: string }
  | { readonly kind: 'all' }

/** One side of a comparison: what its customers did in the days before, and in as many after. */
export interface Side {
  readonly customers: number
  readonly before: number
  readonly after: number
  /** Per customer. */
  readonly change: number
}

/** A measure before and after a day, beside the same measure of others where there are any. */
export interface Change {
  readonly measure: string
  readonly own: Side
  readonly others: Side | null
  /** Change per customer less that of the others; without others, the change itself, which anything may have caused. */
  readonly effect: Difference
}

type Sums = {
  measure: string
  is_treated: boolean
  customers: bigint
  before_day: string
  after_day: string
  change: string
  change_squares: string
}

const groups: Readonly<Record<EffectOf['kind'], () => SqlFile>> = {
  campaign: () => sqlFile('reports/effect_of_campaign.sql'),
  attribute: () => sqlFile('reports/effect_of_attribute.sql'),
  all: () => sqlFile('reports/effect_of_all.sql'),
}

/**
 * Differences in differences (Card & Krueger 1994): each customer's change over a day, that of one side less that of the
 * other, by Welch. Revenue, orders, margin (of lines whose cost is known), and customers who bought.
 *
 * @param engine with a place `work`
 * @param days before the day, and from it on
 */
export async function changesAt(
  engine: Engine,
  of: EffectOf,
  { asOf, day, days }: { readonly asOf: Day; readonly day: Day; readonly days: number },
): Promise<readonly Change[]> {
  const file = sqlFile('reports/before_after.sql')
  await buildSteps(engine, asOf, file)
  const values: Record<string, Value> = {
    day,
    ...(of.kind === 'campaign' && { campaign: of.campaign }),
    ...(of.kind === 'attribute' && { name: of.name, value: of.value }),
  }
  await buildWork(engine, 'effect_group', groups[of.kind](), values)
  const span = { day, from: daysBefore(day, days), until: daysBefore(day, -days) }
  const found = await rows(engine, bind<Sums>(file, span))
  await engine.run(statement('drop table if exists work.effect_group'))
  return [...new Set(found.map(({ measure }) => measure))].flatMap(measure => {
    const own = found.find(one => one.measure === measure && one.is_treated)
    const others = found.find(one => one.measure === measure && !one.is_treated)
    if (!own) return []
    return [{ measure, own: sideOf(own), others: others ? sideOf(others) : null, effect: effectOf(own, others) }]
  })
}

function sideOf({ customers, before_day, after_day, change }: Sums): Side {
  const n = Number(customers)
  return { customers: n, before: Number(before_day), after: Number(after_day), change: Number(change) / n }
}

function effectOf(own: Sums, others: Sums | undefined): Difference {
  const one = changeOf(own)
  if (others) return differenceOfMeans(one, changeOf(others), level)
  const error = Math.sqrt(one.variance / one.n)
  if (one.n < 2 || error === 0) return { ...noDifference, value: one.mean }
  return around(one.mean, error, tQuantile((1 + level) / 2, one.n - 1))
}

function changeOf({ customers, change, change_squares }: Sums): Amounts {
  return amounts(customers, scaledDecimal(change, 4), scaledDecimal(change_squares, 8))
}
