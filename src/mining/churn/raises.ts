import { published } from '../published.js'
import type { BinnedRows } from './binned-rows.js'
import { binText, heldBy } from './binning.js'
import type { Cause } from './cause.js'
import { binSums } from './evidence.js'
import type { FeatureColumn } from './feature-columns.js'
import { type FittedScorecard, pointErrors } from './scorecard.js'

/** What is known of customers, and by how much it raises or lowers the odds of leaving over those of the average one. */
export interface Raise {
  readonly cause: Cause
  /** The same in English, for whoever reads the card. */
  readonly says: string
  readonly customers: number
  /** Of them, the share that left. */
  readonly left_share: number
  /** Log odds with all else equal, and their 95 % interval. */
  readonly points: number
  readonly low: number
  readonly high: number
}

/** Bins of fewer customers are no finding. */
const leastRows = 30

/** So many that raise the odds, and as many that lower them. */
const most = 12

/** The bins whose points are surely not 0, those that raise the odds most first. */
export function raisesOf(rows: BinnedRows, fitted: FittedScorecard, known: readonly FeatureColumn[]): readonly Raise[] {
  const errors = pointErrors(rows, fitted)
  const found = fitted.card.columns
    .flatMap(({ bins, points }, column) => {
      const { says = bins.name, since } = known.find(({ name }) => name === bins.name) ?? {}
      const [n, came] = binSums(rows, column)
      return points.flatMap((point, bin) => {
        const half = 1.96 * (errors[column]?.[bin] ?? 0)
        const customers = n[bin] ?? 0
        if (customers < leastRows || Math.abs(point) <= half) return []
        return [
          {
            cause: { column: bins.name, name: since ?? says, since: since !== undefined, holds: heldBy(bins, bin) },
            says: binText({ ...bins, name: says }, bin),
            customers,
            left_share: published((came[bin] ?? 0) / customers),
            points: published(point),
            low: published(point - half),
            high: published(point + half),
          },
        ]
      })
    })
    .sort((a, b) => b.points - a.points)
  return [
    ...found.filter(({ points }) => points > 0).slice(0, most),
    ...found.filter(({ points }) => points < 0).slice(-most),
  ]
}
