import { z } from 'zod'
import { namedSchema } from './named-column.js'

/** Columns that were left out; cards of earlier versions have their English words alone. */
const leftOutSchema = z.union([z.array(namedSchema), z.string()])

/** Why nothing is foretold, as data: reports say it in their language, whichever that is by then. */
export const whySchema = z.discriminatedUnion('code', [
  z.strictObject({
    code: z.literal('too_few'),
    customers: z.number(),
    left: z.number(),
    stayed: z.number(),
    least: z.number(),
  }),
  z.strictObject({ code: z.literal('nothing_tells') }),
  z.strictObject({ code: z.literal('only_leaks'), names: leftOutSchema }),
  /**
   * Areas under the curve by all that is known and by the plain rule; columns left out as leaks, none where none was. The
   * ends of the intervals of what the former has before the latter, and of the latter; cards of earlier versions lack them.
   */
  z.strictObject({
    code: z.literal('no_better'),
    area: z.string(),
    plain: z.string(),
    customers: z.number(),
    left_out: leftOutSchema,
    ends: z
      .strictObject({ gain_low: z.string(), gain_high: z.string(), plain_low: z.string(), plain_high: z.string() })
      .exactOptional(),
  }),
  z.strictObject({ code: z.literal('history_too_short'), from: z.string(), days: z.number() }),
  z.strictObject({ code: z.literal('no_label'), attribute: z.string() }),
  /** Records of that attribute have no day. */
  z.strictObject({ code: z.literal('no_days'), attribute: z.string() }),
  /** Days without an order before the night, the longest time without one before that, and the day after the last one. */
  z.strictObject({
    code: z.literal('orders_stopped'),
    last: z.string(),
    days: z.number(),
    longest: z.number(),
    until: z.string(),
  }),
  /** The same of records that say who left. */
  z.strictObject({
    code: z.literal('records_stopped'),
    last: z.string(),
    days: z.number(),
    longest: z.number(),
    until: z.string(),
  }),
  z.strictObject({ code: z.literal('no_maximum') }),
])
export type Why = z.infer<typeof whySchema>

/** Where the regression has no top. */
export const noMaximum: RefusedChurn = { refused: 'the regression has no maximum', why: { code: 'no_maximum' } }

/** A refusal in words, and as data. */
export interface RefusedChurn {
  readonly refused: string
  readonly why: Why
}
