import type { InBins } from './binned-rows.js'
import type { Known } from './binning.js'
import { type Copies, copiesOf, tellRowsApart } from './copies.js'
import { blocksOf, foldsOf } from './folds.js'
import { type RecordOrder, recordOrder } from './record-order.js'

/** How rows are parted for judging, and why so. */
export interface Split {
  /** `rows`: at random; `copies`: at random, near copies together; `blocks`: in the order of the file, copies together. */
  readonly by: 'rows' | 'copies' | 'blocks'
  readonly folds: number
  /** The part of each row. */
  readonly parts: Uint8Array
  /** The group of near copies of each row; its own number where copies cannot be told. */
  readonly groups: Uint32Array
  readonly copies: Copies
  /** Null where nobody knows the order of the records. */
  readonly order: RecordOrder | null
}

/** Of more rows halves teach enough to be judged by, and cost a third of the time. */
const manyRows = 40_000

/** Parts that are left out in turn. */
function partsFor(rows: number): number {
  return rows > manyRows ? 2 : 5
}

/**
 * Parts that do not flatter: copies stand on one side, and a file whose rate drifts is cut in blocks.
 *
 * @param records the number of each row's record in its file
 */
export function splitOf(
  all: InBins,
  known: readonly Known[],
  came: ArrayLike<number>,
  records?: ArrayLike<number>,
): Split {
  const folds = partsFor(came.length)
  const copies = copiesOf(all, known)
  const apart = tellRowsApart(copies, folds)
  const groups = apart ? copies.groups : Uint32Array.from(copies.groups, (_, row) => row)
  const order = records ? recordOrder(records, came) : null
  const inBlocks = records !== undefined && order?.says === 'drifts'
  return {
    by: inBlocks ? 'blocks' : apart ? 'copies' : 'rows',
    folds,
    parts: inBlocks ? blocksOf(records, folds, groups) : foldsOf(came, folds, 0, groups),
    groups,
    copies,
    order,
  }
}

/** The same rows parted at random, as most tools do: what it says above the honest split is flattery. */
export function atRandom({ groups, folds }: Split, came: ArrayLike<number>): Uint8Array {
  return foldsOf(
    came,
    folds,
    0,
    Uint32Array.from(groups, (_, row) => row),
  )
}

/** What was done, in words for card and log; none where rows were parted as everybody would expect. */
export function splitNotes({ by, copies, order, folds: parts }: Split, flattery: Flattery | null): readonly string[] {
  const notes: string[] = []
  if (copies.near > 0 && by === 'rows')
    notes.push(
      `the columns tell only ${copies.count} kinds of rows apart: copies cannot be told from customers who are alike, and rows were parted at random`,
    )
  if (copies.near > 0 && by !== 'rows')
    notes.push(
      `${copies.near} rows are near copies of others (${copies.equal} are equal in all that is known): copies stand on one side of every split`,
    )
  if (order?.says === 'drifts')
    notes.push(
      `the outcome drifts along the file (trend ${order.trend.toFixed(1)} standard deviations): the ${parts} parts are blocks of it in order`,
    )
  if (order?.says === 'sorted')
    notes.push('the file is sorted by the outcome itself: its order says nothing of time, and parts were drawn')
  if (flattery?.random != null && flattery.apart !== null)
    notes.push(
      `a random split would have shown an area of ${flattery.random.toFixed(4)} in place of ${flattery.apart.toFixed(4)}`,
    )
  return notes
}

/** Area under the curve of the candidate that forecasts: rows parted at random, and parted honestly. */
export interface Flattery {
  readonly random: number | null
  readonly apart: number | null
}
