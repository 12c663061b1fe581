import { type BinnedRows, counted, type InBins } from './binned-rows.js'
import { type Boosted, boosted } from './boosted.js'
import { foldsOf } from './folds.js'
import { learn, type Taught, treesFor } from './learner.js'
import type { Top } from './logistic.js'

/** Rows to learn from: the outcome of all, and which of them are meant. */
export interface Lesson {
  readonly came: ArrayLike<number>
  /** Rows of one group are near copies of each other: they stand on one side. */
  readonly groups: ArrayLike<number>
  readonly rows: readonly number[]
  /** How many trees are grown, where that is known already. */
  readonly trees?: number | undefined
  /** Where the regression on similar rows ended. */
  readonly near?: Top | undefined
}

/** One row of so many says when to stop. */
const stopping = 5
/** Of either outcome in that part: of fewer its loss is chance. */
const leastToStop = 20

/**
 * Both learners on some of the rows. A keyed fifth of them says after how many trees its loss no longer falls; so many are
 * grown on all.
 *
 * @returns null where there is nothing to learn: all came, none did, or the regression has no maximum
 */
export function learnRows(all: InBins, lesson: Lesson): Taught | null {
  const { came, rows, near } = lesson
  const learnt = counted(all, came, rows)
  const parts = partsOf(all, lesson)
  const most = lesson.trees ?? stoppedTrees(all, lesson)?.trees.length
  return learn(learnt, { most, near, parts })
}

/** Parts of which each is told by the others. */
const partsOfEvidence = 5

/** The rows in parts, near copies in one. */
function partsOf(all: InBins, { came, groups, rows }: Lesson): readonly BinnedRows[] {
  const of = (from: ArrayLike<number>) => Float64Array.from(rows, row => from[row] ?? 0)
  const parts = foldsOf(of(came), partsOfEvidence, 2, of(groups))
  return Array.from({ length: partsOfEvidence }, (_, part) =>
    counted(
      all,
      came,
      rows.filter((_, place) => parts[place] === part),
    ),
  )
}

/** Trees until the loss of the part held out no longer falls; null where too few rows are left to tell. */
function stoppedTrees(all: InBins, { came, groups, rows }: Lesson): Boosted | null {
  const of = (from: ArrayLike<number>) => Float64Array.from(rows, row => from[row] ?? 0)
  const parts = foldsOf(of(came), stopping, 1, of(groups))
  const side = (stops: boolean) =>
    counted(
      all,
      came,
      rows.filter((_, place) => (parts[place] === 0) === stops),
    )
  const held = side(true)
  const [left, every] = [total(held.came), total(held.n)]
  return Math.min(left, every - left) < leastToStop ? null : boosted(side(false), held, treesFor(rows.length))
}

function total(of: BinnedRows['n']): number {
  return of.reduce((sum, value) => sum + value, 0)
}
