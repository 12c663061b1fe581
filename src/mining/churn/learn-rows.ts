import { type BinnedRows, counted, type InBins } from './binned-rows.js'
import type { BoostedOptions } from './boosted.js'
import { foldsOf } from './folds.js'
import { learnAside } from './learn-aside.js'
import type { Taught } from './learner.js'

/** Rows to learn from: the outcome of all, and which of them are meant. */
export interface Lesson {
  readonly came: ArrayLike<number>
  /** Rows of one group are near copies of each other: they stand on one side. */
  readonly groups: ArrayLike<number>
  readonly rows: readonly number[]
  readonly trees: BoostedOptions
  /** Rows that are not learnt from: they say how many trees are enough. */
  readonly held?: readonly number[]
}

/**
 * Both learners on some of the rows.
 *
 * @returns null where there is nothing to learn: all came, none did, or the regression has no maximum
 */
export function learnRows(all: InBins, lesson: Lesson): Promise<Taught | null> {
  const { came, rows, trees, held } = lesson
  return learnAside(counted(all, came, rows), {
    trees,
    parts: partsOf(all, lesson),
    ...(held ? { held: counted(all, came, held) } : {}),
  })
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
