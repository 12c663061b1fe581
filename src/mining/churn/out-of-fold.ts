import { binnedRows } from './binned-rows.js'
import { binned, binsOf, type Known } from './binning.js'
import { foldsOf } from './folds.js'
import { type CandidateName, type CandidateOdds, candidateNames, candidateOdds, learn } from './learner.js'

export interface Folding {
  readonly folds: number
  readonly seed: number
}

/**
 * Log odds of every row by each candidate, as learnt from the rows of the other parts: bins, weights of evidence and
 * trees alike see nothing of the part they speak of. 0 (a chance of one half) where the other parts teach nothing.
 */
export function foretoldOutOfFold(
  known: readonly Known[],
  came: ArrayLike<number>,
  { folds, seed }: Folding,
): CandidateOdds {
  const parts = foldsOf(came, folds, seed)
  const said = Object.fromEntries(candidateNames.map(name => [name, new Float64Array(came.length)])) as Record<
    CandidateName,
    Float64Array
  >
  const all = Array.from(parts, (_, row) => row)
  for (let part = 0; part < folds; part++) {
    const others = all.filter(row => parts[row] !== part)
    const own = all.filter(row => parts[row] === part)
    const bins = known.map(one => binsOf(taken(one, others)))
    const learnt = learn(binnedRows(bins, known, came, others))
    if (!learnt) continue
    const columns = bins.map((one, i) => binned(one, taken(known[i] ?? none, own)))
    const odds = candidateOdds(learnt, { columns, n: new Float64Array(own.length) })
    for (const name of candidateNames)
      for (const [place, row] of own.entries()) said[name][row] = odds[name][place] ?? 0
  }
  return said
}

const none: Known = { kind: 'word', name: '', values: [] }

/** Some of the rows of a column. */
function taken(known: Known, rows: readonly number[]): Known {
  return known.kind === 'number'
    ? { ...known, values: rows.map(row => known.values[row] ?? null) }
    : { ...known, values: rows.map(row => known.values[row] ?? null) }
}
