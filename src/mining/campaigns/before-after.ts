import { scaledDecimal } from '../../warehouse/engine/decimal.js'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import type { Day, Value } from '../../warehouse/engine/value.js'
import { bind, plainText, reading, type SqlFile, sqlFile } from '../../warehouse/sql-file.js'
import { daysBefore } from '../day.js'
import { buildSteps, buildWork } from '../features.js'
import { amounts } from './arm-sums.js'
import { type Amounts, around, type Difference, differenceOfMeans, noDifference } from './difference.js'
import { level } from './effects.js'
import { grouped } from './grouped.js'
import { type Pair, weighed } from './matched.js'
import { tQuantile } from './quantiles.js'

/** Whose change is asked for. */
export type EffectOf =
  | { readonly kind: 'campaign'; readonly campaign: string }
  | { readonly kind: 'attribute'; readonly name: string; readonly value: string }
  | { readonly kind: 'all' }

/**
 * One side of a comparison: what its customers did in the days before, and in as many after. Of a matched comparison those who
 * have others like them, or those others.
 */
export interface Side {
  readonly customers: number
  readonly before: number
  readonly after: number
  /** Per customer; of others who are matched, weighed as those are whom they are like. */
  readonly change: number
}

/** A measure before and after a day, beside the same measure of others where there are any. */
export interface Change {
  readonly measure: string
  readonly own: Side
  readonly others: Side | null
  /** Whether the others were like them in what they had bought before, cell by cell; else all are compared with all. */
  readonly isMatched: boolean
  /** Customers who are not compared, since nobody is like them. */
  readonly unmatched: number
  /** Change per customer less that of the others; without others, the change itself, which anything may have caused. */
  readonly effect: Difference
}

type Sums = {
  measure: string
  cell: bigint
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
 * other, by Welch; within cells of customers who were alike before where nobody drew the others by lot (Heckman, Ichimura &
 * Todd 1997). Revenue, orders, margin (of lines whose cost is known), and customers who bought.
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
  await buildWork(engine, 'effect_group', withCells(groups[of.kind]()), values)
  const span = { day, from: daysBefore(day, days), until: daysBefore(day, -days) }
  const found = await rows(engine, bind<Sums>(file, span))
  await engine.run(statement('drop table if exists work.effect_group'))
  return [...grouped(found, ({ measure }) => measure)].flatMap(([measure, sums]) => changeIn(measure, sums) ?? [])
}

/** The file with those who were alike in their place. */
function withCells(file: SqlFile): SqlFile {
  return reading(file, 'work.alike_before', `(${plainText(sqlFile('reports/alike_before.sql'))})`)
}

function changeIn(measure: string, sums: readonly Sums[]): Change | null {
  const treated = sums.filter(({ is_treated }) => is_treated)
  if (treated.length === 0) return null
  const others = sums.filter(({ is_treated }) => !is_treated)
  if (others.length === 0)
    return { measure, own: sideOf(treated), others: null, isMatched: false, unmatched: 0, effect: alone(treated) }
  const pairs = treated.flatMap(own => {
    const other = others.find(({ cell }) => cell === own.cell)
    return other ? [{ own, other }] : []
  })
  if (pairs.length === 0) return null
  const isMatched = sums.some(({ cell }) => cell !== 0n)
  const own = sideOf(pairs.map(pair => pair.own))
  const changed = pairs.map((pair): Pair => [changeOf(pair.own), changeOf(pair.other)])
  const [all] = changed
  const likeOwn = changed.reduce((sum, [reached, { mean }]) => sum + (reached.n / own.customers) * mean, 0)
  return {
    measure,
    own,
    others: { ...sideOf(pairs.map(pair => pair.other)), change: likeOwn },
    isMatched,
    unmatched: sideOf(treated).customers - own.customers,
    effect: isMatched || !all ? weighed(changed, level) : differenceOfMeans(...all, level),
  }
}

function sideOf(sums: readonly Sums[]): Side {
  const sum = (of: (one: Sums) => number) => sums.reduce((all, one) => all + of(one), 0)
  const customers = sum(one => Number(one.customers))
  return {
    customers,
    before: sum(one => Number(one.before_day)),
    after: sum(one => Number(one.after_day)),
    change: sum(one => Number(one.change)) / customers,
  }
}

/** Of customers of all cells as one: nobody else is in any. */
function alone(cells: readonly Sums[]): Difference {
  const units = (scale: number, of: (one: Sums) => string) =>
    cells.reduce((sum, one) => sum + scaledDecimal(of(one), scale), 0n)
  const customers = cells.reduce((sum, one) => sum + one.customers, 0n)
  const one = amounts(
    customers,
    units(4, ({ change }) => change),
    units(8, ({ change_squares }) => change_squares),
  )
  const error = Math.sqrt(one.variance / one.n)
  if (one.n < 2 || error === 0) return { ...noDifference, value: one.mean }
  return around(one.mean, error, tQuantile((1 + level) / 2, one.n - 1))
}

function changeOf({ customers, change, change_squares }: Sums): Amounts {
  return amounts(customers, scaledDecimal(change, 4), scaledDecimal(change_squares, 8))
}
