import { z } from 'zod'
import type { BinnedRows } from './binned-rows.js'
import { binsSchema } from './binning.js'
import { evidenceErrors, evidenceOf } from './evidence.js'
import { type Logistic, logistic } from './logistic.js'

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
  return fitScorecard(rows, penalty)?.card ?? null
}

/** A scorecard, and how sure it is of its points. */
export interface FittedScorecard {
  readonly card: Scorecard
  /** Standard errors of the points of each column: of its weight, and of the evidence of the bin. */
  readonly errors: readonly (readonly number[])[]
}

/** The scorecard with its standard errors: those of the weights by the curvature, those of the evidence by its counts. */
export function fitScorecard(rows: BinnedRows, penalty = usualPenalty): FittedScorecard | null {
  const evidence = rows.bins.map((_, column) => evidenceOf(rows, column))
  const columns = evidence.map((weights, column) =>
    Float64Array.from(rows.columns[column] ?? [], bin => weights?.[bin] ?? 0),
  )
  const fit = withoutNegative(columns, rows, penalty)
  if (!fit) return null
  const card = {
    intercept: fit.intercept,
    columns: rows.bins.map((bins, column) => {
      const weight = fit.weights[column] ?? 0
      // JSON knows no −0.
      return { bins, points: Array.from(evidence[column] ?? [], of => weight * of + 0) }
    }),
  }
  const errors = rows.bins.map((_, column) => {
    const ofEvidence = evidenceErrors(rows, column)
    return Array.from(evidence[column] ?? [], (of, bin) =>
      Math.hypot(of * (fit.errors[column + 1] ?? 0), (fit.weights[column] ?? 0) * (ofEvidence[bin] ?? 0)),
    )
  })
  return { card, errors }
}

/**
 * The regression without columns of a weight below 0, left out round by round: they would say the opposite of what their
 * bins show, to make up for columns that tell the same, and no reason could be read from them. Their weight is 0.
 */
function withoutNegative(
  columns: readonly Float64Array[],
  { n, came }: BinnedRows,
  penalty: number,
): Pick<Logistic, 'intercept' | 'weights' | 'errors'> | null {
  let kept = columns.map((_, column) => column)
  for (;;) {
    const fit = logistic({ columns: kept.map(column => columns[column] ?? new Float64Array()), n, came }, penalty)
    if (!fit) return null
    const stays = kept.filter((_, place) => (fit.weights[place] ?? 0) >= 0)
    if (stays.length === kept.length) {
      const [ofIntercept = 0, ...ofWeights] = fit.errors
      const placed = (of: readonly number[]) => columns.map((_, column) => of[kept.indexOf(column)] ?? 0)
      return { intercept: fit.intercept, weights: placed(fit.weights), errors: [ofIntercept, ...placed(ofWeights)] }
    }
    kept = stays
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
