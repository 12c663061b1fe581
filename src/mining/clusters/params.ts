import { z } from 'zod'
import { measures } from './measures.js'

/** What was learnt: the scale of each measure, and the clusters, those who spent most first. */
export const clusterParams = z.strictObject({
  scales: z.array(z.strictObject({ measure: z.enum(measures), mean: z.number(), deviation: z.number() })),
  clusters: z.array(z.strictObject({ label: z.string(), customers: z.int(), centre: z.array(z.number()) })),
})
export type ClusterParams = z.infer<typeof clusterParams>

const number = z.int().min(2).max(10)

export const clusterOptions = z.strictObject({
  /** How many; `auto` tries 2 to 8. */
  k: z.union([z.literal('auto'), number]).default('auto'),
  /** By what customers are compared. */
  measures: z
    .array(z.enum(measures))
    .min(2)
    .refine(list => new Set(list).size === list.length, { error: 'names a measure twice' })
    .default([...measures]),
})
export type ClusterOptions = z.infer<typeof clusterOptions>
