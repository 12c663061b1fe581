import { z } from 'zod'

/** What a bin holds: values that are missing, a level, or a range of numbers; every value that is not missing is `known`. */
export const heldSchema = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('missing') }),
  z.strictObject({ is: z.literal('known') }),
  z.strictObject({ is: z.literal('other') }),
  z.strictObject({ is: z.literal('level'), level: z.string() }),
  z.strictObject({ is: z.literal('range'), above: z.number().nullable(), most: z.number().nullable() }),
])
export type Held = z.infer<typeof heldSchema>

/** What is known of some customers, as data: reports say it in their language, whichever that is by then. */
export const causeSchema = z.strictObject({
  /** The feature. */
  column: z.string(),
  /** What the project calls it, where no language has words for it. */
  name: z.string(),
  /** Whether the name is that of a day, and the feature the days since then. */
  since: z.boolean(),
  holds: heldSchema,
})
export type Cause = z.infer<typeof causeSchema>
