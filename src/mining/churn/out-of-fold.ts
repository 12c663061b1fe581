import { binsAt, counted, inBins } from './binned-rows.js'
import { binsOf, type Known, limitsFor } from './binning.js'
import { lossesOf } from './boosted.js'
import { enoughTrees } from './enough-trees.js'
import { takenOf } from './known-column.js'
import { learnRows } from './learn-rows.js'
import { type CandidateOdds, candidateNames, candidateOdds, type Taught, treesFor } from './learner.js'
import type { Top } from './logistic.js'

/** Rows in parts: that of each row, and which rows are near copies of each other. */
export interface Parted {
  readonly parts: ArrayLike<number>
  readonly groups: ArrayLike<number>
}

/** Rows as foretold by others. */
export interface Foretold {
  /** Log odds of each row by each candidate; 0 (a chance of one half) where the others teach nothing. */
  readonly odds: CandidateOdds
  /** Trees that are enough: after them the loss is least. */
  readonly trees: number
}

/** A part of the rows, what the others taught, and how they foretell it after 0, 1, 2 … trees. */
interface Side {
  readonly of: readonly number[]
  readonly taught: Taught
  readonly columns: readonly Uint8Array[]
  readonly losses: Float64Array
}

/**
 * Log odds of every row by each candidate, as learnt from the rows of the other parts: bins, weights of evidence and trees
 * see nothing of the part they speak of, and how many trees speak is what the other parts say is enough.
 */
export function foretoldOutOfFold(known: readonly Known[], came: ArrayLike<number>, parted: Parted): Foretold {
  const sides: Side[] = []
  for (const part of new Set(Array.from(parted.parts).sort())) {
    const side = sideOf(known, came, parted, part, sides.at(-1)?.taught.fitted.top)
    if (side) sides.push(side)
  }
  const odds = nothingSaid(came.length)
  for (const side of sides) {
    const others = sides.filter(other => other !== side)
    const { trees } = side.taught.learnt
    const enough = enoughTrees((others.length > 0 ? others : [side]).map(({ losses }) => losses))
    const learnt = { ...side.taught.learnt, trees: { ...trees, trees: trees.trees.slice(0, enough) } }
    const found = candidateOdds(learnt, { columns: side.columns, n: new Float64Array(side.of.length) })
    for (const name of candidateNames)
      for (const [place, row] of side.of.entries()) odds[name][row] = found[name][place] ?? 0
  }
  return { odds, trees: enoughTrees(sides.map(({ losses }) => losses)) }
}

/** @param near where the regression on other rows ended: it saves the way there, and changes nothing */
function sideOf(
  known: readonly Known[],
  came: ArrayLike<number>,
  { parts, groups }: Parted,
  part: number,
  near?: Top,
): Side | null {
  const all = Array.from({ length: came.length }, (_, row) => row)
  const from = all.filter(row => parts[row] !== part)
  const of = all.filter(row => parts[row] === part)
  const limits = limitsFor(Array.from(from, row => came[row] ?? 0))
  const binned = inBins(
    known.map(one => binsOf(takenOf(one, from), limits)),
    known,
  )
  const taught = learnRows(binned, { came, groups, rows: from, trees: treesFor(came.length), near })
  if (!taught) return null
  const columns = binned.columns.map(column => binsAt(column, of))
  return { of, taught, columns, losses: lossesOf(taught.learnt.trees, counted(binned, came, of)) }
}

function nothingSaid(rows: number): CandidateOdds {
  return { scorecard: new Float64Array(rows), trees: new Float64Array(rows), both: new Float64Array(rows) }
}
