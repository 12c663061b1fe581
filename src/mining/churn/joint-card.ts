import type { BinnedRows } from './binned-rows.js'
import type { EvidenceCard } from './evidence-card.js'
import { type JointTerms, jointRows, jointTerms } from './joint-terms.js'
import { type GroupedRows, type Logistic, logistic, type Top } from './logistic.js'
import type { Points } from './points.js'

/** How all columns are weighed together. */
export interface JointWay {
  /** Ridge of what they tell together. */
  readonly penalty: number
  /** Whether the card by the evidence of each column tells beside it: that holds what bends. */
  readonly besideEvidence: boolean
}

/** A ridge regression on all columns together: weights of either sign. */
export interface JointCard extends JointWay {
  readonly points: Points
  /** Of them, those that evidence tells. */
  readonly ofEvidence: Points
  /** By what the points of evidence are multiplied: 0 where they do not tell. */
  readonly share: number
  readonly fit: Logistic
  readonly terms: JointTerms
}

/** What a joint regression is fitted to: rows by their terms, part by part, and what evidence of other parts says of them. */
export interface JointDesign {
  readonly terms: JointTerms
  readonly rows: GroupedRows
  readonly evidence: EvidenceCard
}

/** @param rows part by part, in the order of `evidence.told` */
export function jointDesign(rows: BinnedRows, evidence: EvidenceCard): JointDesign {
  const terms = jointTerms(rows)
  return { terms, rows: jointRows(rows, terms), evidence }
}

/** Points of evidence are one column, so large that the ridge hardly holds it. */
const unheld = 10

/**
 * Points of one way; null where the regression has no maximum, or evidence would tell the opposite of what it shows.
 *
 * @param near the top of the same regression with another penalty, or on similar rows
 */
export function jointCard(
  { terms, rows, evidence }: JointDesign,
  { penalty, besideEvidence }: JointWay,
  near?: Top,
): JointCard | null {
  const beside = besideEvidence ? [evidence.told.map(odds => odds * unheld)] : []
  const fit = logistic({ ...rows, columns: [...rows.columns, ...beside] }, penalty, near)
  const share = besideEvidence ? (fit?.weights.at(-1) ?? 0) * unheld : 0
  if (!fit || (besideEvidence && share <= 0)) return null
  const ofEvidence = evidence.points.map(
    of => Array.from(of, point => share * point + 0), // JSON knows no −0.
  )
  let place = 0
  const points = terms.map((of, column) => {
    const weights = of.map(() => fit.weights[place++] ?? 0)
    return (ofEvidence[column] ?? []).map((point, bin) =>
      of.reduce((sum, term, at) => sum + (weights[at] ?? 0) * (term[bin] ?? 0), point),
    )
  })
  return { penalty, besideEvidence, points, ofEvidence, share, fit, terms }
}
