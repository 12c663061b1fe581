import { areaUnderCurve } from '../judge/chance-quality.js'

/** What the order of records in their file says of the outcome. */
export interface RecordOrder {
  /** Trend of the outcome over the record number, in standard deviations (Cochran 1954; Armitage 1955). */
  readonly trend: number
  /** `drifts`: records follow time, and the rate moves; `sorted`: the file is ordered by the outcome itself. */
  readonly says: 'even' | 'drifts' | 'sorted'
}

/** One file in a thousand without a trend lies beyond it. */
const surely = 3.29

/** An area of the record number alone above it is no drift: somebody sorted the file. That of leaks. */
const tooGood = 0.9

/**
 * Whether the outcome drifts along the file. Where it does, rows left out at random lie between rows of their own weeks,
 * and a model looks better than it will be; parts that are blocks of the file do not flatter it so.
 *
 * @returns null where all came or none did, or all records have one number
 */
export function recordOrder(records: ArrayLike<number>, came: ArrayLike<number>): RecordOrder | null {
  const rows = came.length
  const share = sum(came) / rows
  const middle = sum(records) / rows
  let [together, spread] = [0, 0]
  for (let row = 0; row < rows; row++) {
    const away = (records[row] ?? 0) - middle
    together += away * (came[row] ?? 0)
    spread += away * away
  }
  const area = areaUnderCurve(records, came)
  if (area === null || spread === 0) return null
  const trend = together / Math.sqrt(share * (1 - share) * spread)
  const alone = Math.max(area, 1 - area)
  return { trend, says: alone >= tooGood ? 'sorted' : Math.abs(trend) >= surely ? 'drifts' : 'even' }
}

function sum(of: ArrayLike<number>): number {
  let total = 0
  for (let i = 0; i < of.length; i++) total += of[i] ?? 0
  return total
}
