import { z } from 'zod'
import type { Value } from '../../warehouse/engine/value.js'
import { candidateNames } from '../churn/learner.js'
import { approachNames, upliftLearntSchema } from './learn-uplift.js'
import type { UpliftOptions } from './options.js'

/** What was learnt of an experiment. */
export const upliftParams = z.strictObject({
  /** Null where uplift cannot be told from chance: then everybody has that of all. */
  forecast: z.strictObject({ approach: z.enum(approachNames), learner: z.enum(candidateNames) }).nullable(),
  learnt: upliftLearntSchema,
  /** Uplift of all, and the share to whom it came without contact. */
  uplift_of_all: z.number(),
  rate_without: z.number(),
})
export type UpliftParams = z.infer<typeof upliftParams>

export type UpliftScore = { chance_without: number; uplift: number; kind: string }

/** The columns of its features are those of the project. */
export type Uplift = {
  feature: { customer_key: bigint; [column: string]: Value }
  outcome: { in_campaign: bigint }
  options: UpliftOptions
  params: UpliftParams
  score: UpliftScore
}
