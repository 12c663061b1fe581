import { z } from 'zod'
import { expected, list, strict, text, whole } from '../../config/expect.js'
import { tenThousandths } from '../money.js'
import type { Cuts } from './cuts.js'
import { defaultRules, faultOf, type SegmentRule } from './segments.js'

const range = z
  .tuple([whole(1, 5), whole(1, 5)], { error: expected('two scores from 1 to 5 such as [4, 5]') })
  .refine(([low, high]) => low <= high, { error: expected('the lower score first, such as [4, 5]') })

const rule = strict({ name: text('the name of the segment'), r: range, f: range, m: range.exactOptional() })

const rules = list(rule, 'a list of rules such as { name: best, r: [4, 5], f: [4, 5] }')
  .superRefine((given, context) => {
    const fault = faultOf(given)
    if (fault !== null) context.addIssue({ code: 'custom', message: fault })
  })
  .transform((given): readonly SegmentRule[] => given)

const days = fourCuts(
  z.int({ error: expected('a whole number of days') }),
  'four numbers of days, ascending, such as [30, 90, 180, 365]',
)
const orders = fourCuts(
  z.int({ error: expected('a whole number of orders') }),
  'four numbers of orders, ascending, such as [1, 2, 4, 8]',
)
const money = fourCuts(
  z.union([z.number(), z.string()], { error: expected('an amount such as 99.50') }).refine(isAmount, {
    error: expected('an amount of up to four places such as 99.50'),
  }),
  'four amounts, ascending, such as [50, 150, 500, 2000]',
)

/** Options of RFM: the project's own cut points (else quintiles of the data) and its own segments (else the ten). */
export const rfmOptions = strict({
  cuts: strict({
    recency: days.exactOptional(),
    frequency: orders.exactOptional(),
    monetary: money.exactOptional(),
  }).prefault({}),
  rules: rules.default(defaultRules),
})
export type RfmOptions = z.infer<typeof rfmOptions>

/** Four ascending values, kept as the exact text that cut points have. */
function fourCuts(value: z.ZodType<number | string>, what: string) {
  return z
    .tuple([value, value, value, value], { error: expected(what) })
    .refine(isAscending, { error: expected(what) })
    .transform(([one, two, three, four]): Cuts => [String(one), String(two), String(three), String(four)])
}

function isAmount(value: number | string): boolean {
  return /^-?\d+(\.\d{1,4})?$/.test(String(value))
}

function isAscending(values: readonly (number | string)[]): boolean {
  if (!values.every(isAmount)) return false
  const units = values.map(value => tenThousandths(String(value)))
  return units.every((unit, i) => i === 0 || (units[i - 1] ?? unit) < unit)
}
