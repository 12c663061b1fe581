import { z } from 'zod'
import { cutsSchema } from './cuts.js'

/** How many customers have the scores 1 to 5. */
const sizes = z.tuple([z.int(), z.int(), z.int(), z.int(), z.int()])

/** What RFM learns: the cut points of each measure, and how many customers fell between them. */
export const rfmParams = z.strictObject({
  customers: z.int(),
  cuts: z.strictObject({ recency: cutsSchema, frequency: cutsSchema, monetary: cutsSchema }),
  sizes: z.strictObject({ recency: sizes, frequency: sizes, monetary: sizes }),
})
export type RfmParams = z.infer<typeof rfmParams>
