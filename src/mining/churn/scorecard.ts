import { z } from 'zod'
import type { BinnedRows } from './binned-rows.js'
import { binsSchema } from './binning.js'
import { calibrationLevel } from './calibrate.js'
import { chooseJoint, type JointChoice, joined } from './choose-joint.js'
import { binSums, type Evidence } from './evidence.js'
import { type EvidenceCard, evidenceCard } from './evidence-card.js'
import { type JointCard, jointCard, jointDesign } from './joint-card.js'
import { oddsByPoints } from './points.js'

/** A chance as a sum: log odds are the intercept and the points of one bin of each column. */
export const scorecardSchema = z.strictObject({
  intercept: z.number(),
  columns: z.array(
    z.strictObject({
      bins: binsSchema,
      /** What each bin adds to the log odds; bin 0 is that of missing values. */
      points: z.array(z.number()),
      /** Whether the points say more than the bins show by themselves, or the opposite: they hold among customers alike in the rest. */
      among_alike: z.literal(true).exactOptional(),
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
  /** The regression on all columns together, where that foretells better. */
  readonly joint: (JointCard & { readonly choice: JointChoice }) | null
}

/** How a scorecard is fitted. */
export interface Fitting {
  readonly penalty?: number
  /**
   * The same rows in parts: by evidence of the other parts a column whose evidence is chance has no weight, and each part
   * judges whether columns are better weighed together. Without parts evidence is that of the rows themselves.
   */
  readonly parts?: readonly BinnedRows[] | undefined
}

/** The scorecard with its regression. */
export function fitScorecard(
  rows: BinnedRows,
  { penalty = usualPenalty, parts }: Fitting = {},
): FittedScorecard | null {
  const alone = evidenceCard(rows, { penalty, parts })
  if (!alone) return null
  const joint = parts ? jointOf(parts, alone, penalty) : null
  const { evidence, weights } = alone
  const points = joint?.points ?? alone.points
  const intercept = joint ? calibrationLevel(oddsByPoints(points, 0, rows), rows.n, rows.came, 1) : alone.intercept
  const columns = rows.bins.map((bins, column) => {
    const of = Array.from(points[column] ?? [])
    const isAmongAlike = joint !== null && saysMore(of, evidence[column] ?? null, binSums(rows, column)[0])
    return { bins, points: of, ...(isAmongAlike ? { among_alike: true as const } : {}) }
  })
  return { card: { intercept, columns }, weights, joint }
}

/** All columns weighed together, where rows that were not learnt from say so. */
function jointOf(parts: readonly BinnedRows[], alone: EvidenceCard, penalty: number): FittedScorecard['joint'] {
  const choice = chooseJoint(parts, penalty, alone.top)
  if (choice === null) return null
  const design = jointDesign(joined(parts), alone)
  // Of all rows evidence may have nothing to tell beside the rest.
  const card = jointCard(design, choice, choice.near) ?? jointCard(design, { ...choice, besideEvidence: false })
  return card && { ...card, choice: { ...choice, besideEvidence: card.besideEvidence } }
}

/** Whether the bins of a column show, by themselves, less than half of its points, or the opposite. */
function saysMore(points: readonly number[], evidence: Evidence | null, n: Float64Array): boolean {
  const all = n.reduce((sum, of) => sum + of, 0)
  const mean = points.reduce((sum, point, bin) => sum + (n[bin] ?? 0) * point, 0) / all
  const together = (of: ArrayLike<number>) =>
    points.reduce((sum, point, bin) => sum + (n[bin] ?? 0) * (point - mean) * (of[bin] ?? 0), 0)
  return together(evidence?.weights ?? []) < together(points) / 2
}

/** Log odds of each pattern of bins. */
export function scorecardOdds({ intercept, columns }: Scorecard, of: Pick<BinnedRows, 'columns' | 'n'>): Float64Array {
  return oddsByPoints(
    columns.map(({ points }) => points),
    intercept,
    of,
  )
}
