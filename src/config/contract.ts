import { z } from 'zod'
import { driftPolicy } from './drift-policy.js'
import { expected, list, oneOf, oneOrMore, slug, some, strict, text, whole } from './expect.js'
import { expressionProblem } from './expression/parse.js'
import { mappedAndLeftOver } from './left-over.js'
import { currency, timezone } from './locale.js'
import { maps } from './mapping.js'
import { patternProblem } from './pattern.js'
import { quality } from './quality.js'
import { fileFormats, read, readProblems } from './read.js'
import { strptimeProblem } from './strptime.js'
import { unpivot } from './unpivot.js'
import { deletedRule, deletes, replaces } from './upkeep.js'

/** Why a code that stands where a product code stands is no product. */
export const nonProductKinds = [
  'postage',
  'fee',
  'sample',
  'adjustment',
  'discount',
  'voucher',
  'manual',
  'test',
] as const

const nonProduct = strict({
  code: text('a product code').exactOptional(),
  pattern: text("a regular expression such as 'gift_.*'").exactOptional(),
  kind: oneOf(nonProductKinds),
}).superRefine(({ code, pattern }, context) => {
  if ((code === undefined) === (pattern === undefined)) {
    context.addIssue({ code: 'custom', message: 'expected either code or pattern' })
  }
  const wrong = pattern === undefined ? undefined : patternProblem(pattern, 'any')
  if (wrong !== undefined) context.addIssue({ code: 'custom', path: ['pattern'], message: wrong })
})

/** Reasons that Kehu itself gives. */
const ownRules = [deletedRule, 'superseded']

const ignoreRule = strict({
  name: slug.refine(name => !ownRules.includes(name), {
    error: ({ input }) => `'${input}' is a reason of Kehu's own; call the rule otherwise`,
  }),
  when: text("an expression such as [Code] = 'Total'").superRefine((when, context) => {
    const wrong = expressionProblem(when, 'condition')
    if (wrong !== undefined) context.addIssue({ code: 'custom', message: wrong })
  }),
})

const fileDate = strict({
  pattern: text("a regular expression such as 'orders-(\\d{4}-\\d{2}-\\d{2})'"),
  format: text("a pattern of dates such as '%Y-%m-%d'"),
}).superRefine(({ pattern, format }, context) => {
  const patternWrong = patternProblem(pattern, 'one')
  if (patternWrong !== undefined) context.addIssue({ code: 'custom', path: ['pattern'], message: patternWrong })
  const formatWrong = strptimeProblem(format)
  if (formatWrong !== undefined) context.addIssue({ code: 'custom', path: ['format'], message: formatWrong })
})

const reasons = (what: string) =>
  z.record(z.string().min(1), text('a reason such as "sums of its lines"'), { error: expected(what) })

const fileKind = strict({
  name: slug,
  path: oneOrMore("a path such as 'exports/*.csv', or a list of paths").exactOptional(),
  names: oneOrMore("the name of a file such as 'orders*', or a list of names").exactOptional(),
  format: oneOf(fileFormats).exactOptional(),
  read: read.prefault({}),
  date: fileDate.exactOptional(),
  join: some(
    strict({
      as: slug,
      names: oneOrMore("the name of a file such as 'orders*', or a list of names"),
      on: z
        .record(z.string().min(1), text('the header of a column'), {
          error: expected('a mapping such as { Order: Id }'),
        })
        .refine(on => Object.keys(on).length > 0, { error: 'expected at least one column to be found by, found none' }),
    }),
    'a list such as [{ as: orders, names: orders, on: { Order: Id } }]',
  ).exactOptional(),
  unpivot: unpivot.exactOptional(),
  fill_down: strict({
    by: text('the header of a column such as Order').exactOptional(),
    columns: some(text('the header of a column'), 'a list of headers'),
  }).exactOptional(),
  replaces: replaces.exactOptional(),
  deletes: deletes.exactOptional(),
  /** Columns that are known and feed nothing: beside them and the mapped ones, every column is new. */
  unmapped: list(text('the header of a column'), 'a list of headers').exactOptional(),
  maps,
  left_over: reasons('a mapping such as { "Tax *": "sums of its lines" }').exactOptional(),
}).superRefine((kind, context) => {
  for (const { key, message } of readProblems(kind.format, kind.read))
    context.addIssue({ code: 'custom', path: ['read', key], message })
  for (const header of mappedAndLeftOver(kind)) {
    const message = 'is mapped and left over: remove it from maps, or from here'
    context.addIssue({ code: 'custom', path: ['left_over', header], message })
  }
})

/** The keys of a contract without their defaults, so that a source can say some of them again. */
export const contractKeys = {
  title: text('a text'),
  timezone,
  currency,
  deadline_days: whole(0),
  deliveries: oneOf(['overlap', 'disjoint']),
  repeats: oneOf(['keep', 'drop']),
  replaces,
  deletes,
  on_drift: driftPolicy,
  quality,
  ids: strict({
    customer: slug.exactOptional(),
    product: slug.exactOptional(),
    account: slug.exactOptional(),
    campaign: slug.exactOptional(),
    order: slug.exactOptional(),
    service_case: slug.exactOptional(),
    opportunity: slug.exactOptional(),
  }),
  not_products: list(nonProduct, 'a list such as [{ code: POST, kind: postage }]'),
  reversals: strict({ order_id_prefix: text('the first letters of such order ids, such as C') }),
  ignore: list(ignoreRule, 'a list such as [{ name: total_row, when: "[Code] = \'Total\'" }]').superRefine(
    distinctNames,
  ),
  skip: reasons('a mapping such as { "readme*": "no records" }'),
  files: some(fileKind, 'a list with at least one kind of file').superRefine(distinctNames),
}

/** What a preset file holds, and what a source is once its preset and its own keys are merged. */
export const contractSchema = strict({
  title: contractKeys.title.exactOptional(),
  timezone: contractKeys.timezone.exactOptional(),
  currency: contractKeys.currency.exactOptional(),
  deadline_days: contractKeys.deadline_days.exactOptional(),
  deliveries: contractKeys.deliveries.default('overlap'),
  repeats: contractKeys.repeats.default('keep'),
  replaces: contractKeys.replaces.exactOptional(),
  deletes: contractKeys.deletes.exactOptional(),
  on_drift: contractKeys.on_drift.prefault('hold'),
  quality: contractKeys.quality.prefault({}),
  ids: contractKeys.ids.prefault({}),
  not_products: contractKeys.not_products.default([]),
  reversals: contractKeys.reversals.exactOptional(),
  ignore: contractKeys.ignore.default([]),
  skip: contractKeys.skip.exactOptional(),
  files: contractKeys.files,
})

export type Contract = z.infer<typeof contractSchema>
export type FileKind = Contract['files'][number]

function distinctNames(named: readonly { readonly name: string }[], context: z.RefinementCtx): void {
  named.forEach(({ name }, index) => {
    if (named.findIndex(other => other.name === name) < index) {
      context.addIssue({
        code: 'custom',
        path: [index, 'name'],
        message: `'${name}' stands here twice; give each its own name`,
      })
    }
  })
}
