import { z } from 'zod'
import { spanSchema } from './cause.js'
import { candidateNames, learntSchema } from './learner.js'
import { scorecardSchema } from './scorecard.js'

/** What was learnt of who leaves. */
export const paramsSchema = z.strictObject({
  /** `plain`: the plain rule alone. */
  forecast: z.enum([...candidateNames, 'plain']),
  learnt: learntSchema,
  /** The rule that a sensible analyst would use: one column alone. */
  plain: scorecardSchema,
  /** Of those who were learnt from, the share that left. */
  base_rate: z.number(),
  /** Log odds as learnt become log odds as foretold: level + slope · odds. */
  calibration: z.strictObject({ level: z.number(), slope: z.number() }),
  /** What the columns are called in words. */
  words: z.record(z.string(), z.string()),
  /** Between which numbers those that were learnt from lay; earlier versions kept none. */
  spans: z.record(z.string(), spanSchema).exactOptional(),
})
export type ChurnParams = z.infer<typeof paramsSchema>
