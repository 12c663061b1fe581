import { z } from 'zod'

/** The measures that are scored. */
export const measures = ['recency', 'frequency', 'monetary'] as const
export type Measure = (typeof measures)[number]

/** The feature that holds a measure. */
export const columnOf = { recency: 'recency_days', frequency: 'frequency', monetary: 'monetary' } as const

/** A row of `sql/features/rfm.sql`. */
export const rfmFeature = z.strictObject({
  customer_key: z.bigint(),
  recency_days: z.bigint(),
  frequency: z.bigint(),
  monetary: z.string(),
})
export type RfmFeature = z.infer<typeof rfmFeature>

/** A score, beside grain and day. */
export type RfmScore = {
  r: bigint
  f: bigint
  m: bigint
  segment: string
  recency_days: bigint
  frequency: bigint
  monetary: string
}
