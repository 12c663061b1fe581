import type { InBins } from './binned-rows.js'
import { foldsOf } from './folds.js'
import { type Lesson, learnRows } from './learn-rows.js'

/** Trees after which the loss of rows that were not learnt from is least, over all sides that were held out. */
export function enoughTrees(losses: readonly Float64Array[]): number {
  const longest = losses.reduce((most, { length }) => Math.max(most, length), 1)
  const after = Array.from({ length: longest }, (_, trees) =>
    losses.reduce((sum, of) => sum + (of[Math.min(trees, of.length - 1)] ?? 0), 0),
  )
  return after.indexOf(Math.min(...after))
}

/** One row of so many says when to stop. */
const stopping = 5
/** Of either outcome in that part: of fewer its loss is chance. */
const leastToStop = 20

/** Trees that a keyed fifth of the rows says are enough; all, where it has too few of either outcome to tell. */
export async function enoughByFifth(all: InBins, lesson: Lesson): Promise<number> {
  const { came, groups, rows, trees } = lesson
  const of = (from: ArrayLike<number>) => Float64Array.from(rows, row => from[row] ?? 0)
  const parts = foldsOf(of(came), stopping, 1, of(groups))
  const held = rows.filter((_, place) => parts[place] === 0)
  const left = held.reduce((sum, row) => sum + (came[row] ?? 0), 0)
  if (Math.min(left, held.length - left) < leastToStop) return trees.trees
  const others = rows.filter((_, place) => parts[place] !== 0)
  const taught = await learnRows(all, { ...lesson, rows: others, held })
  return taught ? enoughTrees([taught.losses]) : trees.trees
}
