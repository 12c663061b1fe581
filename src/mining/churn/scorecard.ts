import { z } from 'zod'
import { type BinnedRows, valuesAt } from './binned-rows.js'
import { binsSchema } from './binning.js'
import { calibrationLevel } from './calibrate.js'
import { type BinSums, binSums, type Evidence, evidenceBy, evidenceOf, sumsOfOthers } from './evidence.js'
import { type GroupedRows, type Logistic, logistic, narrowed, standardErrors, type Top } from './logistic.js'

/** A chance as a sum: log odds are the intercept and the points of one bin of each column. */
export const scorecardSchema = z.strictObject({
  intercept: z.number(),
  columns: z.array(
    z.strictObject({
      bins: binsSchema,
      /** What each bin adds to the log odds; bin 0 is that of missing values. */
      points: z.array(z.number()),
    }),
  ),
})
export type Scorecard = z.infer<typeof scorecardSchema>

/** Ridge of the weights of columns: small, since bins of few rows are drawn to 0 already. */
export const usualPenalty = 1

/**
 * Logistic regression on the weight of evidence of each column's bins: one weight a column, so that points of a column
 * rise and fall with how often it came in its bins, never against it. Columns whose bins say nothing, or are one, have no points.
 *
 * @returns null where there is nothing to learn: all came, none did, or there is no maximum
 */
export function scorecard(rows: BinnedRows, penalty = usualPenalty): Scorecard | null {
  return fitScorecard(rows, { penalty })?.card ?? null
}

/** A scorecard, and the regression that it comes from. */
export interface FittedScorecard {
  readonly card: Scorecard
  /** By what the evidence of each column is multiplied. */
  readonly weights: readonly number[]
  /** Of the regression on all columns, from where one on similar rows may begin. */
  readonly top: Top
}

/** How a scorecard is fitted. */
export interface Fitting {
  readonly penalty?: number
  /** The top on similar rows of the same columns: it saves the way there, and changes nothing. */
  readonly near?: Top | undefined
  /**
   * The same rows in parts: weights are learnt from evidence of the other parts, so that a column whose evidence is chance
   * has none. Without parts evidence is that of the rows themselves, as a single column wants it.
   */
  readonly parts?: readonly BinnedRows[] | undefined
}

/** The scorecard with its regression. */
export function fitScorecard(
  rows: BinnedRows,
  { penalty = usualPenalty, near, parts }: Fitting = {},
): FittedScorecard | null {
  const sums = rows.bins.map((_, column) => binSums(rows, column))
  const evidence = rows.bins.map((bins, column) => evidenceBy(bins, sums[column] ?? noRows))
  const seen = parts ? evidenceOfOthers(rows, sums, parts) : evidenceRows(rows, evidence)
  const fit = seen && withoutNegative(seen, penalty, near)
  if (!fit) return null
  // JSON knows no −0.
  const points = evidence.map((of, column) =>
    Array.from(of?.weights ?? [], one => (fit.weights[column] ?? 0) * one + 0),
  )
  const bare = { intercept: 0, columns: rows.bins.map((bins, column) => ({ bins, points: points[column] ?? [] })) }
  const intercept = parts ? calibrationLevel(scorecardOdds(bare, rows), rows.n, rows.came, 1) : fit.intercept
  return { card: { ...bare, intercept }, weights: fit.weights, top: fit.top }
}

/**
 * Standard errors of the points of each column: of its weight, by the curvature at the top, and of the evidence of the
 * bin.
 */
export function pointErrors(
  rows: BinnedRows,
  { card, weights }: FittedScorecard,
  penalty = usualPenalty,
): readonly (readonly number[])[] {
  const evidence = rows.bins.map((_, column) => evidenceOf(rows, column))
  const kept = weights.flatMap((weight, column) => (weight > 0 ? [column] : []))
  const { columns, n, came } = evidenceRows(rows, evidence)
  const only = { columns: kept.map(column => columns[column] ?? new Float64Array()), n, came }
  const top = { intercept: card.intercept, weights: kept.map(column => weights[column] ?? 0) }
  const [, ...errors] = standardErrors(only, top, penalty) ?? []
  return evidence.map((each, column) => {
    const ofWeight = errors[kept.indexOf(column)] ?? 0
    return Array.from(each?.weights ?? [], (of, bin) =>
      Math.hypot(of * ofWeight, (weights[column] ?? 0) * (each?.errors[bin] ?? 0)),
    )
  })
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
function evidenceRows(rows: BinnedRows, evidence: readonly (Evidence | null)[]): GroupedRows {
  const columns = evidence.map((of, column) =>
    valuesAt(rows.columns[column] ?? new Uint8Array(), of?.weights ?? new Float64Array()),
  )
  return { columns, n: rows.n, came: rows.came }
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

/** Log odds of each pattern of bins. */
export function scorecardOdds({ intercept, columns }: Scorecard, of: Pick<BinnedRows, 'columns' | 'n'>): Float64Array {
  const odds = new Float64Array(of.n.length).fill(intercept)
  for (const [at, { points }] of columns.entries())
    of.columns[at]?.forEach((bin, pattern) => {
      odds[pattern] = (odds[pattern] ?? 0) + (points[bin] ?? 0)
    })
  return odds
}
