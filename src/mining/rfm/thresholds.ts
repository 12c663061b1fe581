import { type Cuts, justAbove, scores } from './cuts.js'
import { type Measure, measures } from './measures.js'
import type { RfmParams } from './params.js'

/**
 * The values that earn a score, both ends included; null is an open end. Both are null where two equal cut points leave
 * no value for the score.
 */
export type Threshold = {
  readonly measure: Measure
  readonly score: number
  readonly from: string | null
  readonly to: string | null
  readonly customers: bigint
}

/** One row per measure and score. */
export function thresholds({ cuts, sizes }: RfmParams): readonly Threshold[] {
  return measures.flatMap(measure =>
    scores.map(score => ({
      measure,
      score,
      ...between(measure, cuts[measure], measure === 'recency' ? 5 - score : score - 1),
      customers: BigInt(sizes[measure][score - 1] ?? 0),
    })),
  )
}

/** The values with so many cut points below them. */
function between(measure: Measure, cuts: Cuts, below: number): Pick<Threshold, 'from' | 'to'> {
  const [lower, upper] = [cuts[below - 1], cuts[below]]
  if (lower !== undefined && lower === upper) return { from: null, to: null }
  return { from: lower === undefined ? null : justAbove(measure, lower), to: upper ?? null }
}
