import { binsAt, inBins } from './binned-rows.js'
import { binsOf, type Known, limitsFor } from './binning.js'
import { takenOf } from './known-column.js'
import { learnRows } from './learn-rows.js'
import { type CandidateOdds, candidateNames, candidateOdds } from './learner.js'
import type { Top } from './logistic.js'

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
  let near: Top | undefined
  for (const part of new Set(Array.from(parts).sort())) {
    const from = all.filter(row => parts[row] !== part)
    const of = all.filter(row => parts[row] === part)
    const found = foretoldFor(known, came, { from, of, groups, trees, near })
    if (!found) continue
    near = found.top
    for (const name of candidateNames)
      for (const [place, row] of of.entries()) said[name][row] = found.odds[name][place] ?? 0
  }
  return said
}

/** Rows that are learnt from, and those that are foretold. */
export interface Asked {
  readonly from: readonly number[]
  readonly of: readonly number[]
  readonly groups: ArrayLike<number>
  readonly trees?: number | undefined
  /** Where the regression on other rows ended: it saves the way there, and changes nothing. */
  readonly near?: Top | undefined
}

/** Log odds of some rows as learnt from others; null where those teach nothing. */
export function foretoldFor(
  known: readonly Known[],
  came: ArrayLike<number>,
  { from, of, groups, trees, near }: Asked,
): { readonly odds: CandidateOdds; readonly top: Top } | null {
  const limits = limitsFor(Array.from(from, row => came[row] ?? 0))
  const all = inBins(
    known.map(one => binsOf(takenOf(one, from), limits)),
    known,
  )
  const taught = learnRows(all, { came, groups, rows: from, trees, near })
  if (!taught) return null
  const columns = all.columns.map(column => binsAt(column, of))
  return { odds: candidateOdds(taught.learnt, { columns, n: new Float64Array(of.length) }), top: taught.fitted.top }
}

function nothingSaid(rows: number): CandidateOdds {
  return { scorecard: new Float64Array(rows), trees: new Float64Array(rows), both: new Float64Array(rows) }
}
