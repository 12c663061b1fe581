import { scaledDecimal } from '../../warehouse/engine/decimal.js'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { bind, sqlFile } from '../../warehouse/sql-file.js'
import { amounts } from './arm-sums.js'
import { type Amounts, around, type Difference, noDifference } from './difference.js'
import { normalQuantile } from './quantiles.js'

/** Customers who were alike before a campaign: those it reached, and the others. */
export type MatchedCell = {
  readonly campaign_key: bigint
  readonly reached: bigint
  readonly reached_bought: bigint
  readonly reached_revenue: string
  readonly reached_squares: string
  readonly others: bigint
  readonly others_bought: bigint
  readonly others_revenue: string
  readonly others_squares: string
}

/** What those who were reached did more than others like them. Not causal: nobody drew lots. */
export interface MatchedEffect {
  readonly campaign_key: bigint
  /** Customers with a purchase before, and those of them in whose cell there are others. */
  readonly reached: number
  readonly matched: number
  readonly others: number
  readonly conversion: Difference
  readonly revenue: Difference
}

/** @param windowDays for how long orders count of a campaign without a last day */
export async function matchedCells(engine: Engine, windowDays: number): Promise<readonly MatchedCell[]> {
  return rows(engine, bind<MatchedCell>(sqlFile('reports/campaign_cells.sql'), { window_days: BigInt(windowDays) }))
}

/**
 * Exact matching on coarse cells (Iacus, King & Porro 2012): within each cell the mean of those reached less that of the
 * others, cells weighed by those reached. A cell of one customer has the spread that the others have on average.
 */
export function matchedEffects(cells: readonly MatchedCell[], level: number): readonly MatchedEffect[] {
  const campaigns = [...new Set(cells.map(({ campaign_key }) => campaign_key))]
  return campaigns.map(campaign_key => {
    const own = cells.filter(cell => cell.campaign_key === campaign_key && cell.reached > 0n)
    const both = own.filter(cell => cell.others > 0n)
    const sum = (of: readonly MatchedCell[], count: (cell: MatchedCell) => bigint) =>
      Number(of.reduce((all, cell) => all + count(cell), 0n))
    return {
      campaign_key,
      reached: sum(own, cell => cell.reached),
      matched: sum(both, cell => cell.reached),
      others: sum(both, cell => cell.others),
      conversion: weighed(both.map(boughtOf), level),
      revenue: weighed(both.map(revenueOf), level),
    }
  })
}

/** Customers of one cell: those reached, and others who were like them. */
export type Pair = readonly [reached: Amounts, others: Amounts]

function boughtOf(cell: MatchedCell): Pair {
  const shares = (n: bigint, came: bigint) => amounts(n, came * 10_000n, came * 100_000_000n)
  return [shares(cell.reached, cell.reached_bought), shares(cell.others, cell.others_bought)]
}

function revenueOf(cell: MatchedCell): Pair {
  const money = (n: bigint, sum: string, squares: string) =>
    amounts(n, scaledDecimal(sum, 4), scaledDecimal(squares, 8))
  return [
    money(cell.reached, cell.reached_revenue, cell.reached_squares),
    money(cell.others, cell.others_revenue, cell.others_squares),
  ]
}

/** Within each cell the mean of those reached less that of the others, cells weighed by those reached. */
export function weighed(pairs: readonly Pair[], level: number): Difference {
  const all = pairs.reduce((n, [reached]) => n + reached.n, 0)
  if (all < 2 || pairs.reduce((n, [, others]) => n + others.n, 0) < 2) return noDifference
  const spreads = ([0, 1] as const).map(side => pooled(pairs.map(pair => pair[side])))
  let [value, variance] = [0, 0]
  for (const pair of pairs) {
    const weight = pair[0].n / all
    value += weight * (pair[0].mean - pair[1].mean)
    for (const [side, { n, variance: own }] of pair.entries())
      variance += weight ** 2 * ((n < 2 ? (spreads[side] ?? 0) : own) / n)
  }
  const error = Math.sqrt(variance)
  return error === 0 ? { ...noDifference, value } : around(value, error, normalQuantile((1 + level) / 2))
}

/** The variance within cells. */
function pooled(of: readonly Amounts[]): number {
  const freedom = of.reduce((sum, { n }) => sum + n - 1, 0)
  return freedom === 0 ? 0 : of.reduce((sum, { n, variance }) => sum + (n - 1) * variance, 0) / freedom
}
