import type { BinnedRows } from './binned-rows.js'
import { type BinSums, binSums } from './evidence.js'

/** A column that tells the outcome by itself: most likely it was only known, or made, once the outcome was. */
export interface Leak {
  readonly column: string
  /** Area under the curve of its bins alone. */
  readonly alone: number
}

/** An area above it is no forecast any more. */
const tooGood = 0.9

/**
 * Columns whose bins alone separate the outcomes too well, even at the lower end of the interval of their area. What is
 * made from the outcome, such as a reason for leaving, does; honest columns on real customers stay far below.
 *
 * @param trusted columns that the project says were known all along
 */
export function leaksOf(rows: BinnedRows, trusted: (column: string) => boolean = () => false): readonly Leak[] {
  return rows.bins.flatMap(({ name }, column) => {
    if (trusted(name)) return []
    const area = areaAlone(rows, column)
    return area !== null && area.value - 1.96 * area.error >= tooGood ? [{ column: name, alone: area.value }] : []
  })
}

/** Area under the curve of the bins of a column, and its standard error. */
export function areaAlone(rows: BinnedRows, column: number): AreaAlone | null {
  return areaOf(binSums(rows, column))
}

export interface AreaAlone {
  readonly value: number
  readonly error: number
}

/**
 * Area under the curve of bins, each ranked by how often it came there, and its standard error (Hanley & McNeil 1982). Null
 * where all came or none did.
 */
export function areaOf([n, came]: BinSums): AreaAlone | null {
  const share = (bin: number) => (came[bin] ?? 0) / (n[bin] ?? 1)
  const order = Array.from(n.keys())
    .filter(bin => (n[bin] ?? 0) > 0)
    .sort((a, b) => share(a) - share(b))
  let [below, wins, positive] = [0, 0, 0]
  for (const bin of order) {
    const ofCame = came[bin] ?? 0
    const stayed = (n[bin] ?? 0) - ofCame
    wins += ofCame * (below + stayed / 2)
    below += stayed
    positive += ofCame
  }
  if (positive === 0 || below === 0) return null
  const value = wins / (positive * below)
  const ofPositive = value / (2 - value) - value * value
  const ofNegative = (2 * value * value) / (1 + value) - value * value
  const variance = (value * (1 - value) + (positive - 1) * ofPositive + (below - 1) * ofNegative) / (positive * below)
  return { value, error: Math.sqrt(Math.max(0, variance)) }
}
