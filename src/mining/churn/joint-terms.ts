import type { BinnedRows } from './binned-rows.js'
import { valuesAt } from './binned-rows.js'
import type { Bins } from './binning.js'
import { binSums, scoresOf } from './evidence.js'
import type { GroupedRows } from './logistic.js'

/** Terms of each column in a regression on all columns together: the value of each bin. */
export type JointTerms = readonly (readonly Float64Array[])[]

/**
 * Terms of each column: of numbers one line over the normal scores of their ranks and a step for what is missing, of words
 * a step for each level. They are 0 on average and of unit variance together, so that one ridge asks as much of each column.
 */
export function jointTerms(rows: BinnedRows): JointTerms {
  return rows.bins.map((bins, column) => unitTerms(rawTerms(bins, binSums(rows, column)[0]), binSums(rows, column)[0]))
}

/** Rows by their terms. */
export function jointRows({ columns, n, came }: BinnedRows, terms: JointTerms): GroupedRows {
  return {
    columns: terms.flatMap((of, at) => of.map(term => valuesAt(columns[at] ?? new Uint8Array(), term))),
    n,
    came,
  }
}

function rawTerms(bins: Bins, n: Float64Array): readonly Float64Array[] {
  const there = Array.from(n.keys()).filter(bin => (n[bin] ?? 0) > 0)
  if (there.length < 2) return []
  const step = (at: number) => Float64Array.from(n, (_, bin) => (bin === at ? 1 : 0))
  // Of two levels either step says it all.
  if (bins.kind === 'word') return (there.length === 2 ? there.slice(1) : there).map(step)
  const scores = scoresOf(n)
  const known = n.reduce((sum, of, bin) => sum + (bin === 0 ? 0 : of), 0)
  const size = Math.sqrt(scores.reduce((sum, score, bin) => sum + (n[bin] ?? 0) * score ** 2, 0) / known)
  return [...(size > 0 ? [scores.map(score => score / size)] : []), ...((n[0] ?? 0) > 0 ? [step(0)] : [])]
}

function unitTerms(terms: readonly Float64Array[], n: Float64Array): readonly Float64Array[] {
  const all = n.reduce((sum, of) => sum + of, 0)
  const mean = (term: Float64Array) => term.reduce((sum, value, bin) => sum + (n[bin] ?? 0) * value, 0) / all
  const centred = terms.map(term => {
    const of = mean(term)
    return term.map(value => value - of)
  })
  const size = Math.sqrt(centred.reduce((sum, term) => sum + mean(term.map(value => value ** 2)), 0))
  return centred.map(term => term.map(value => value / size))
}
