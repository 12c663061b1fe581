import type { BinnedRows } from './binned-rows.js'
import { evidenceOf } from './evidence.js'
import { evidenceRows } from './evidence-card.js'
import type { JointCard } from './joint-card.js'
import { jointRows } from './joint-terms.js'
import { standardErrors } from './logistic.js'
import { oddsByPoints } from './points.js'
import { type FittedScorecard, usualPenalty } from './scorecard.js'

/** Standard errors of the points of each column, by bin. */
export type PointErrors = readonly (readonly number[])[]

/**
 * Standard errors of the points of each column, by the curvature at the top: of its weight, and of the evidence of the bin;
 * where columns are weighed together, of what it tells together with the others, too.
 */
export function pointErrors(rows: BinnedRows, fitted: FittedScorecard, penalty = usualPenalty): PointErrors {
  return fitted.joint ? jointErrors(rows, fitted, fitted.joint) : evidenceErrors(rows, fitted, penalty)
}

function evidenceErrors(rows: BinnedRows, { card, weights }: FittedScorecard, penalty: number): PointErrors {
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

/** What evidence tells beside is taken as it stands, but for the errors of its bins. */
function jointErrors(rows: BinnedRows, { card, weights }: FittedScorecard, joint: JointCard): PointErrors {
  const isKept = card.columns.map(({ points }) => points.some(point => point !== 0))
  const terms = joint.terms.map((of, column) => (isKept[column] ? of : []))
  const kept = joint.terms.flatMap((of, column) => of.map(() => isKept[column] === true))
  const only = jointRows(rows, terms)
  const top = {
    intercept: joint.fit.intercept,
    weights: joint.fit.weights.slice(0, kept.length).filter((_, at) => kept[at]),
  }
  const beside = oddsByPoints(joint.ofEvidence, 0, rows)
  const [, ...errors] =
    standardErrors(
      { ...only, columns: [...only.columns, beside] },
      { ...top, weights: [...top.weights, 1] },
      joint.penalty,
    ) ?? []
  let place = 0
  return terms.map((of, column) => {
    const ofTerms = of.map(() => errors[place++] ?? 0)
    const share = joint.share * (weights[column] ?? 0)
    const { errors: ofBins = [] } = (share > 0 && evidenceOf(rows, column)) || {}
    return (card.columns[column]?.points ?? []).map((_, bin) =>
      Math.hypot(...of.map((term, at) => (ofTerms[at] ?? 0) * (term[bin] ?? 0)), share * (ofBins[bin] ?? 0)),
    )
  })
}
