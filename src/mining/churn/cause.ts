import { z } from 'zod'
import { namedSchema } from './named-column.js'

/** What a bin holds: values that are missing, no fact that would tell one, a level, or a range of numbers; every value that is not missing is `known`. */
export const heldSchema = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('missing') }),
  z.strictObject({ is: z.literal('none') }),
  z.strictObject({ is: z.literal('known') }),
  z.strictObject({ is: z.literal('other') }),
  z.strictObject({ is: z.literal('level'), level: z.string() }),
  z.strictObject({ is: z.literal('range'), above: z.number().nullable(), most: z.number().nullable() }),
])
export type Held = z.infer<typeof heldSchema>

/**
 * What a number counts: a share is 1 of the whole, days may be means of days, and a trend is (now − before) / (now +
 * before), from −1, nothing any more, to 1, nothing before.
 */
export const unitSchema = z.enum(['number', 'days', 'money', 'share', 'trend'])
export type Unit = z.infer<typeof unitSchema>

/** The numbers that were learnt from: between which they lay, whether all were whole, and all of them where they are few. */
export const spanSchema = z.strictObject({
  least: z.number(),
  greatest: z.number(),
  whole: z.boolean(),
  few: z.array(z.number()).readonly().nullable(),
})
export type Span = z.infer<typeof spanSchema>

/** A feature by its name. */
const namedCauseSchema = namedSchema.extend({
  /** Whether the name is that of a day, and the feature the days since then. */
  since: z.boolean(),
})
export type NamedCause = z.infer<typeof namedCauseSchema>

/** What is known of some customers, as data: reports say it in their language, whichever that is by then. */
export const causeSchema = namedCauseSchema.extend({
  /** Cards of earlier versions lack it, and what follows beside what it holds. */
  unit: unitSchema.default('number'),
  /** Null of words, and where nobody kept it. */
  span: spanSchema.nullable().default(null),
  holds: heldSchema,
  /** Whether it holds among customers alike in the rest: by itself what it holds shows less, or the opposite. */
  among_alike: z.literal(true).exactOptional(),
  /** Other features that tell the same. */
  alike: z.array(namedCauseSchema).readonly().default([]),
})
export type Cause = z.infer<typeof causeSchema>

/** Says a cause to people: whoever runs a model knows their language. */
export type TellCause = (cause: Cause) => string
