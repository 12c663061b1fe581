import { binned, binsOf, type Known } from './binning.js'
import { takenOf } from './known-column.js'
import { learnRows } from './learn-rows.js'
import { type CandidateOdds, candidateNames, candidateOdds } from './learner.js'

/** Rows in parts: that of each row, and which rows are near copies of each other. */
export interface Parted {
  readonly parts: ArrayLike<number>
  readonly groups: ArrayLike<number>
  /** How many trees are grown, where that is known already; else each part's own rows say. */
  readonly trees?: number
}

/**
 * Log odds of every row by each candidate, as learnt from the rows of the other parts: bins, weights of evidence, trees
 * and their number alike see nothing of the part they speak of. 0 (a chance of one half) where the other parts teach
 * nothing.
 */
export function foretoldOutOfFold(
  known: readonly Known[],
  came: ArrayLike<number>,
  { parts, groups, trees }: Parted,
): CandidateOdds {
  const said = nothingSaid(came.length)
  const all = Array.from({ length: came.length }, (_, row) => row)
  for (const part of new Set(Array.from(parts).sort())) {
    const others = all.filter(row => parts[row] !== part)
    const own = all.filter(row => parts[row] === part)
    const odds = foretoldFor(known, came, { from: others, of: own, groups, trees })
    if (!odds) continue
    for (const name of candidateNames)
      for (const [place, row] of own.entries()) said[name][row] = odds[name][place] ?? 0
  }
  return said
}

/** Log odds of some rows as learnt from others; null where those teach nothing. */
export function foretoldFor(
  known: readonly Known[],
  came: ArrayLike<number>,
  {
    from,
    of,
    groups,
    trees,
  }: { from: readonly number[]; of: readonly number[]; groups: ArrayLike<number>; trees?: number | undefined },
): CandidateOdds | null {
  const bins = known.map(one => binsOf(takenOf(one, from)))
  const learnt = learnRows(bins, { known, came, groups, rows: from, trees })
  if (!learnt) return null
  const columns = bins.map((one, i) => binned(one, takenOf(known[i] ?? none, of)))
  return candidateOdds(learnt, { columns, n: new Float64Array(of.length) })
}

function nothingSaid(rows: number): CandidateOdds {
  return { scorecard: new Float64Array(rows), trees: new Float64Array(rows), both: new Float64Array(rows) }
}

const none: Known = { kind: 'word', name: '', values: [] }
