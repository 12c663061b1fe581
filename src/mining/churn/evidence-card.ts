import { type BinnedRows, valuesAt } from './binned-rows.js'
import { calibrationLevel } from './calibrate.js'
import { type BinSums, binSums, type Evidence, evidenceBy, sumsOfOthers } from './evidence.js'
import { type GroupedRows, type Logistic, logistic, narrowed, type Top } from './logistic.js'
import { oddsByPoints, type Points } from './points.js'

/** How a regression on evidence is fitted. */
export interface EvidenceFitting {
  readonly penalty: number
  /** The top on similar rows of the same columns: it saves the way there, and changes nothing. */
  readonly near?: Top | undefined
  /**
   * The same rows in parts: weights are learnt from evidence of the other parts, so that a column whose evidence is chance
   * has none. Without parts evidence is that of the rows themselves, as a single column wants it.
   */
  readonly parts?: readonly BinnedRows[] | undefined
}

/** A logistic regression on the weight of evidence of each column's bins. */
export interface EvidenceCard {
  readonly intercept: number
  readonly points: Points
  readonly evidence: readonly (Evidence | null)[]
  /** By what the evidence of each column is multiplied. */
  readonly weights: readonly number[]
  /** Of the regression on all columns, from where one on similar rows may begin. */
  readonly top: Top
  /** What the card says of the rows it was learnt from, part by part, by evidence of the other parts. */
  readonly told: Float64Array
}

/** One weight a column, none below 0; null where there is nothing to learn, or no maximum. */
export function evidenceCard(rows: BinnedRows, { penalty, near, parts }: EvidenceFitting): EvidenceCard | null {
  const sums = rows.bins.map((_, column) => binSums(rows, column))
  const evidence = rows.bins.map((bins, column) => evidenceBy(bins, sums[column] ?? noRows))
  const seen = parts ? evidenceOfOthers(rows, sums, parts) : evidenceRows(rows, evidence)
  const fit = seen && withoutNegative(seen, penalty, near)
  if (!fit) return null
  // JSON knows no −0.
  const points = evidence.map((of, column) =>
    Array.from(of?.weights ?? [], one => (fit.weights[column] ?? 0) * one + 0),
  )
  const intercept = parts ? calibrationLevel(oddsByPoints(points, 0, rows), rows.n, rows.came, 1) : fit.intercept
  return { intercept, points, evidence, weights: fit.weights, top: fit.top, told: weighed(seen, fit.weights) }
}

const noRows: BinSums = [new Float64Array(), new Float64Array()]

/** Rows of each part by what the other parts say of their bins; null where they say nothing. */
function evidenceOfOthers(
  rows: BinnedRows,
  sums: readonly BinSums[],
  parts: readonly BinnedRows[],
): GroupedRows | null {
  const size = parts.reduce((sum, { n }) => sum + n.length, 0)
  const columns = rows.bins.map(() => new Float64Array(size))
  const [n, came] = [new Float64Array(size), new Float64Array(size)]
  let start = 0
  for (const part of parts) {
    n.set(part.n, start)
    came.set(part.came, start)
    for (const [column, bins] of rows.bins.entries()) {
      const others = evidenceBy(bins, sumsOfOthers(sums[column] ?? noRows, binSums(part, column)))
      if (!others) return null
      columns[column]?.set(valuesAt(part.columns[column] ?? new Uint8Array(), others.weights), start)
    }
    start += part.n.length
  }
  return { columns, n, came }
}

/** Rows by the evidence of their bins. */
export function evidenceRows(rows: BinnedRows, evidence: readonly (Evidence | null)[]): GroupedRows {
  const columns = evidence.map((of, column) =>
    valuesAt(rows.columns[column] ?? new Uint8Array(), of?.weights ?? new Float64Array()),
  )
  return { columns, n: rows.n, came: rows.came }
}

/** Σ weight · column of each row. */
function weighed({ columns, n }: GroupedRows, weights: readonly number[]): Float64Array {
  const total = new Float64Array(n.length)
  for (const [at, column] of columns.entries()) {
    const weight = weights[at] ?? 0
    if (weight !== 0)
      for (let row = 0; row < total.length; row++) total[row] = (total[row] ?? 0) + weight * (column[row] ?? 0)
  }
  return total
}

/**
 * The regression without columns of a weight below 0, left out round by round: they would say the opposite of what their
 * bins show, to make up for columns that tell the same, and no reason could be read from them. Their weight is 0. Each
 * round begins where the last one ended; `top` is that of the first.
 */
function withoutNegative({ columns, n, came }: GroupedRows, penalty: number, from?: Top): Logistic | null {
  let kept = columns.map((_, column) => column)
  let [first, near] = [from, from]
  for (;;) {
    const fit = logistic({ columns: kept.map(column => columns[column] ?? new Float64Array()), n, came }, penalty, near)
    if (!fit) return null
    if (kept.length === columns.length) first = fit.top
    const places = Array.from(kept.keys()).filter(place => (fit.weights[place] ?? 0) >= 0)
    if (places.length === kept.length) {
      const weights = columns.map((_, column) => fit.weights[kept.indexOf(column)] ?? 0)
      return { intercept: fit.intercept, weights, top: first ?? fit.top }
    }
    near = narrowed(fit.top, places)
    kept = places.map(place => kept[place] ?? 0)
  }
}
