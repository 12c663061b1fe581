import { binsAt, inBins } from './binned-rows.js'
import { binsOf, type Known, limitsFor } from './binning.js'
import { enoughTrees } from './enough-trees.js'
import { takenOf } from './known-column.js'
import { learnRows } from './learn-rows.js'
import { type CandidateOdds, candidateNames, candidateOdds, type Taught, treesFor, withTrees } from './learner.js'

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

/** A part of the rows, and what the others taught. */
interface Side {
  readonly of: readonly number[]
  readonly taught: Taught
  readonly columns: readonly Uint8Array[]
}

/**
 * Log odds of every row by each candidate, as learnt from the rows of the other parts: bins, weights of evidence and trees
 * see nothing of the part they speak of, and how many trees speak is what the other parts say is enough.
 */
export async function foretoldOutOfFold(
  known: readonly Known[],
  came: ArrayLike<number>,
  parted: Parted,
): Promise<Foretold> {
  const parts = [...new Set(Array.from(parted.parts).sort())]
  const taught = await Promise.all(parts.map(part => sideOf(known, came, parted, part)))
  const sides = taught.filter(side => side !== null)
  const odds = nothingSaid(came.length)
  for (const side of sides) {
    const others = sides.filter(other => other !== side)
    const enough = enoughTrees((others.length > 0 ? others : [side]).map(({ taught }) => taught.losses))
    const { learnt } = withTrees(side.taught, enough)
    const found = candidateOdds(learnt, { columns: side.columns, n: new Float64Array(side.of.length) })
    for (const name of candidateNames)
      for (const [place, row] of side.of.entries()) odds[name][row] = found[name][place] ?? 0
  }
  return { odds, trees: enoughTrees(sides.map(({ taught }) => taught.losses)) }
}

/** Rows of a part that say how many trees are enough: more would say the same. */
const mostHeld = 20_000

async function sideOf(
  known: readonly Known[],
  came: ArrayLike<number>,
  { parts, groups }: Parted,
  part: number,
): Promise<Side | null> {
  const all = Array.from({ length: came.length }, (_, row) => row)
  const from = all.filter(row => parts[row] !== part)
  const of = all.filter(row => parts[row] === part)
  const limits = limitsFor(Array.from(from, row => came[row] ?? 0))
  const binned = inBins(
    known.map(one => binsOf(takenOf(one, from), limits)),
    known,
  )
  const held = of.filter((_, place) => place % Math.ceil(of.length / mostHeld) === 0)
  const taught = await learnRows(binned, { came, groups, rows: from, held, trees: treesFor(came.length) })
  return taught && { of, taught, columns: binned.columns.map(column => binsAt(column, of)) }
}

function nothingSaid(rows: number): CandidateOdds {
  return { scorecard: new Float64Array(rows), trees: new Float64Array(rows), both: new Float64Array(rows) }
}
