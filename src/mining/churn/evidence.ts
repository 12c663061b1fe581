import type { BinnedRows } from './binned-rows.js'

/**
 * Rows of the average rate that are thought into every bin: a bin of few rows says little, one of none nothing. Ten, and
 * of rare outcomes as many as hold 2.5 of them.
 */
function priorOf(share: number): number {
  return Math.max(10, 2.5 / Math.min(share, 1 - share))
}

/**
 * Weight of evidence of each bin of a column: how far its log odds lie above those of all rows,
 * ln(came ÷ stayed) − ln(all who came ÷ all who stayed) (Good 1950), drawn towards 0 by rows of the average.
 * Null where all rows came or none did: then there is nothing to learn.
 */
export function evidenceOf(rows: BinnedRows, column: number): Float64Array | null {
  const [n, came] = binSums(rows, column)
  const [all, positive] = [sum(n), sum(came)]
  if (positive === 0 || positive === all) return null
  const share = positive / all
  const odds = Math.log(share / (1 - share))
  const prior = priorOf(share)
  return Float64Array.from(n, (of, bin) => {
    const ofCame = came[bin] ?? 0
    return Math.log((ofCame + prior * share) / (of - ofCame + prior * (1 - share))) - odds
  })
}

/** Standard errors of the weights of evidence of a column: of the log odds of a bin, by its rows and those thought in. */
export function evidenceErrors(rows: BinnedRows, column: number): Float64Array {
  const [n, came] = binSums(rows, column)
  const share = sum(came) / sum(n)
  const prior = priorOf(share)
  return Float64Array.from(n, (of, bin) => {
    const ofCame = came[bin] ?? 0
    return Math.sqrt(1 / (ofCame + prior * share) + 1 / (of - ofCame + prior * (1 - share)))
  })
}

/** Rows of each bin of a column, and those of them to whom it came. */
export function binSums(
  { counts, columns, n, came }: BinnedRows,
  column: number,
): readonly [Float64Array, Float64Array] {
  const size = counts[column] ?? 0
  const [rows, positive] = [new Float64Array(size), new Float64Array(size)]
  columns[column]?.forEach((bin, pattern) => {
    rows[bin] = (rows[bin] ?? 0) + (n[pattern] ?? 0)
    positive[bin] = (positive[bin] ?? 0) + (came[pattern] ?? 0)
  })
  return [rows, positive]
}

function sum(of: Float64Array): number {
  return of.reduce((total, value) => total + value, 0)
}
