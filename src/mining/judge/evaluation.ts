import { z } from 'zod'

/** A number that a measure came to; null where it has none, such as a share of nothing. */
const value = z.number().nullable()

/** A naive rule, judged on the same rows as the model. */
const baselineSchema = z.strictObject({
  name: z.string(),
  value,
  /** Model less baseline, and the interval of that difference: 95 % of resamples of the same rows for both, wider out of fold. */
  difference: value,
  low: value,
  high: value,
})
export type Baseline = z.infer<typeof baselineSchema>

const measuredSchema = z.strictObject({
  measure: z.string(),
  /** Which values are good: the smallest, the largest, or those next to zero. */
  best: z.enum(['least', 'most', 'zero']),
  model: value,
  baselines: z.array(baselineSchema),
})
/** One measure of a model beside the same one of naive rules. */
export type Measured = z.infer<typeof measuredSchema>

/** How a model did on a day that is past: learnt on what lay before the day, judged by what came until another. */
export const evaluationSchema = z.strictObject({
  as_of: z.string().brand<'Day'>(),
  until: z.string().brand<'Day'>(),
  rows: z.int(),
  measures: z.array(measuredSchema),
})
export type Evaluation = z.infer<typeof evaluationSchema>

export const gateSchema = z.strictObject({ gate: z.string(), passed: z.boolean(), says: z.string() })
/** A demand on what was learnt, and whether it is met. */
export type Gate = z.infer<typeof gateSchema>
