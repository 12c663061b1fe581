import { counted, type InBins } from './binned-rows.js'
import { boosted, lossesOf } from './boosted.js'
import { foldsOf } from './folds.js'
import type { Lesson } from './learn-rows.js'

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
export function enoughByFifth(all: InBins, { came, groups, rows, trees }: Lesson): number {
  const of = (from: ArrayLike<number>) => Float64Array.from(rows, row => from[row] ?? 0)
  const parts = foldsOf(of(came), stopping, 1, of(groups))
  const side = (stops: boolean) =>
    counted(
      all,
      came,
      rows.filter((_, place) => (parts[place] === 0) === stops),
    )
  const held = side(true)
  const [left, every] = [held.came, held.n].map(each => each.reduce((sum, value) => sum + value, 0))
  const grown = Math.min(left ?? 0, (every ?? 0) - (left ?? 0)) < leastToStop ? null : boosted(side(false), trees)
  return grown ? enoughTrees([lossesOf(grown, held)]) : trees.trees
}
