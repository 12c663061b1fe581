import { z } from 'zod'

/** Scaled features that customers may be compared by: columns of `sql/features/clusters.sql`. */
export const measures = ['recency', 'orders', 'spend', 'tenure', 'margin'] as const
export type Measure = (typeof measures)[number]

/** A row of the features. */
export const clusterFeature = z.strictObject({
  customer_key: z.bigint(),
  recency_days: z.bigint(),
  frequency: z.bigint(),
  monetary: z.string(),
  tenure_days: z.bigint(),
  recency: z.number(),
  orders: z.number(),
  spend: z.number(),
  tenure: z.number(),
  margin: z.number(),
})
export type ClusterFeature = z.infer<typeof clusterFeature>

/** What a customer far below and far above the mean of all is called. */
export const words: Readonly<Record<Measure, readonly [low: string, high: string]>> = {
  recency: ['recent', 'lapsed'],
  orders: ['rare', 'frequent'],
  spend: ['low_spend', 'high_spend'],
  tenure: ['young', 'old'],
  margin: ['low_margin', 'high_margin'],
}
