import { binText } from './binning.js'
import type { Scorecard } from './scorecard.js'

/** Why a chance is higher, or lower, than that of the average customer. */
export interface Reason {
  /** What is known of the customer: `contract = Month-to-month`. */
  readonly says: string
  /** What it adds to the log odds. */
  readonly points: number
}

/**
 * The columns that add most to the log odds of one row, the largest first; of equal ones the first column's first. Those
 * that add nothing are no reason. Weights of evidence lie around 0 for the average, so points need no other point of
 * comparison.
 *
 * @param row the bin of each column
 */
export function reasonsFor({ columns }: Scorecard, row: ArrayLike<number>, most = 3): readonly Reason[] {
  return columns
    .map(({ bins, points }, at) => {
      const bin = row[at] ?? 0
      return { says: binText(bins, bin), points: points[bin] ?? 0 }
    })
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points)
    .slice(0, most)
}
