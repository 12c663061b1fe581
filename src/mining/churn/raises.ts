import { published } from '../published.js'
import type { BinnedRows } from './binned-rows.js'
import type { Cause } from './cause.js'
import { type CauseSources, causeFormula, causeOf, namedOf } from './cause-of.js'
import { binSums } from './evidence.js'
import { jointly } from './jointly.js'
import { pointErrors } from './point-errors.js'
import { runsOf } from './runs.js'
import type { FittedScorecard } from './scorecard.js'

/** What is known of customers, and by how much it raises or lowers the odds of leaving over those of the average one. */
export interface Raise {
  readonly cause: Cause
  /** The same as a formula, for whoever reads the card. */
  readonly says: string
  readonly customers: number
  /** Of them, the share that left. */
  readonly left_share: number
  /** Log odds with all else equal, and their 95 % interval. */
  readonly points: number
  readonly low: number
  readonly high: number
}

/** Fewer customers are no finding. */
const leastRows = 30

/** Odds that are not a tenth higher or lower are none either, however sure. */
const leastPoints = Math.log(1.1)

/** So many that raise the odds, and as many that lower them. */
const most = 12

/** What surely has points other than 0, the causes that raise the odds most first; neighbouring bins that say the same are one, and so are columns that do. */
export function raisesOf(rows: BinnedRows, alone: FittedScorecard, told: CauseSources): readonly Raise[] {
  const { fitted, alike } = jointly(rows, alone)
  const errors = pointErrors(rows, fitted)
  const found = fitted.card.columns
    .flatMap(({ points, ...of }, column) => {
      const [n, came] = binSums(rows, column)
      const one = points.map((point, bin) => ({
        first: bin,
        last: bin,
        customers: n[bin] ?? 0,
        left: came[bin] ?? 0,
        points: point,
        half: 1.96 * (errors[column]?.[bin] ?? 0),
      }))
      // Bin 0 holds what is missing, and words have no neighbours.
      const [missing, ...others] = one
      const runs = of.bins.kind === 'number' ? [...(missing ? [missing] : []), ...runsOf(others)] : one
      return runs
        .filter(
          ({ customers, points: added, half }) =>
            customers >= leastRows && Math.abs(added) > Math.max(half, leastPoints),
        )
        .map(({ first, last, customers, left, points: added, half }) => {
          const others = (alike.get(column) ?? []).flatMap(other => rows.bins[other] ?? [])
          const cause = { ...causeOf(of, told, first, last), alike: others.map(other => namedOf(other, told)) }
          return {
            cause,
            says: causeFormula(cause),
            customers,
            left_share: published(left / customers),
            points: published(added),
            low: published(added - half),
            high: published(added + half),
          }
        })
    })
    .sort((a, b) => b.points - a.points)
  return [
    ...found.filter(({ points }) => points > 0).slice(0, most),
    ...found.filter(({ points }) => points < 0).slice(-most),
  ]
}
