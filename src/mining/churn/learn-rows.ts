import { type BinnedRows, binnedRows } from './binned-rows.js'
import type { Bins, Known } from './binning.js'
import { type Boosted, boosted } from './boosted.js'
import { foldsOf } from './folds.js'
import { type Learnt, learn, treesFor } from './learner.js'
import { scorecard } from './scorecard.js'

/** Rows to learn from: what is known of all, the outcome of all, and which of them are meant. */
export interface Lesson {
  readonly known: readonly Known[]
  readonly came: ArrayLike<number>
  /** Rows of one group are near copies of each other: they stand on one side. */
  readonly groups: ArrayLike<number>
  readonly rows: readonly number[]
  /** How many trees are grown, where that is known already. */
  readonly trees?: number | undefined
}

/** One row of so many says when to stop. */
const stopping = 5
/** Of either outcome in that part: of fewer its loss is chance. */
const leastToStop = 20

/** Of more rows the trees are not grown anew on all of them: what a fifth adds is not worth the time. */
const manyRows = 20_000

/**
 * Both learners on some of the rows. A keyed fifth of them says after how many trees its loss no longer falls; so many are
 * grown on all.
 *
 * @returns null where there is nothing to learn: all came, none did, or the regression has no maximum
 */
export function learnRows(bins: readonly Bins[], lesson: Lesson): Learnt | null {
  const { known, came, rows } = lesson
  const all = binnedRows(bins, known, came, rows)
  if (lesson.trees !== undefined) return learn(all, lesson.trees)
  const stopped = stoppedTrees(bins, lesson)
  if (!stopped || rows.length <= manyRows) return learn(all, stopped?.trees.length)
  const card = scorecard(all)
  return card && { scorecard: card, trees: stopped }
}

/** Trees until the loss of the part held out no longer falls; null where too few rows are left to tell. */
function stoppedTrees(bins: readonly Bins[], { known, came, groups, rows }: Lesson): Boosted | null {
  const of = (from: ArrayLike<number>) => Float64Array.from(rows, row => from[row] ?? 0)
  const parts = foldsOf(of(came), stopping, 1, of(groups))
  const side = (stops: boolean) =>
    binnedRows(
      bins,
      known,
      came,
      rows.filter((_, place) => (parts[place] === 0) === stops),
    )
  const held = side(true)
  const [left, all] = [total(held.came), total(held.n)]
  return Math.min(left, all - left) < leastToStop ? null : boosted(side(false), held, treesFor(rows.length))
}

function total(of: BinnedRows['n']): number {
  return of.reduce((sum, value) => sum + value, 0)
}
