import { z } from 'zod'
import { type Demands, demandKeys } from './demands.js'
import { bool, expected, oneOf, oneOrMore, strict, text, whole } from './expect.js'
import { expressionProblem } from './expression/parse.js'
import { numberKeys, sameSeparator, type WrittenNumbers } from './number-keys.js'

export const attributeTypes = ['text', 'integer', 'decimal', 'boolean', 'date', 'timestamp'] as const
export type AttributeType = (typeof attributeTypes)[number]

/** What is done to a text before it is cast, and what is demanded of the value; both kinds of read fields have it. */
interface Reading extends Demands {
  /** Of an attribute: what its values are, text unless it says otherwise. Canonical columns have a type of their own. */
  readonly type?: AttributeType
  /**
   * Of dates and times strptime codes or one of `momentFormats`, several where each cell fits one of them; absent = ISO.
   * Of ids `float` for 17850.0, of numbers `percent` for 62.5% and `accounting` for (1,234.50).
   */
  readonly format?: readonly string[]
  /** Full-width digits and signs (１２．５) are those of ASCII. */
  readonly full_width?: boolean
  /** Most digits behind the point; a number with more is refused, never rounded. Absent: 4. */
  readonly decimals?: number
  /** Whole trimmed texts and what each of them stands for. */
  readonly values?: Readonly<Record<string, string>>
  /** Stands in for an empty text. */
  readonly default?: string
}

/** What a value has to be among those of other records: judged anew each night. */
interface Among {
  /** No two of the source have the same; absent values are none. */
  readonly unique?: boolean
  /** The member must have a record of its own. */
  readonly references?: 'customer' | 'product'
}

/** How one canonical column is filled, in the one shape that every spelling of the contract comes to. */
export type Field =
  | ({
      readonly kind: 'column'
      /** Aliases: exactly one of them must be in a file's header. */
      readonly columns: readonly string[]
      /** The header may be absent: the column is NULL then. */
      readonly optional: boolean
    } & WrittenNumbers &
      Reading &
      Among)
  | { readonly kind: 'value'; readonly value: string }
  | ({ readonly kind: 'expression'; readonly text: string } & Reading & Among)

const what = 'a header, a list of headers, or a mapping with column, value or expression'
const headers = oneOrMore('the header of a column, or a list of headers')

const described = strict({
  type: oneOf(attributeTypes).exactOptional(),
  column: headers.exactOptional(),
  value: z
    .union([z.string(), z.number()], { error: expected('a text or a number') })
    .transform(String)
    .exactOptional(),
  expression: text('an expression such as [Price] * [Qty]').exactOptional(),
  format: oneOrMore("a pattern of times such as '%d/%m/%Y %H:%M', or a list of them").exactOptional(),
  full_width: bool().exactOptional(),
  ...numberKeys,
  decimals: whole(0, 4).exactOptional(),
  values: z
    .record(z.string(), z.string({ error: expected('a text in quotes') }), {
      error: expected('a mapping from text to text'),
    })
    .exactOptional(),
  default: z.string({ error: expected('a text in quotes') }).exactOptional(),
  optional: bool().exactOptional(),
  ...demandKeys,
  unique: bool().exactOptional(),
  references: oneOf(['customer', 'product']).exactOptional(),
})

type Described = z.output<typeof described>

/** Keys that say something only about a field of that kind. */
const readKeys = [
  'type',
  'format',
  'full_width',
  'decimals',
  'values',
  'default',
  ...Object.keys(demandKeys),
  'unique',
  'references',
]
const keysOf: Readonly<Record<Field['kind'], readonly string[]>> = {
  column: ['column', 'decimal_separator', 'thousands_separator', 'currency_sign', 'optional', ...readKeys],
  value: ['value'],
  expression: ['expression', ...readKeys],
}

const object = described
  .superRefine((field, context) => {
    const problem = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message })
    const kinds = (['column', 'value', 'expression'] as const).filter(kind => field[kind] !== undefined)
    const [kind] = kinds
    if (kind === undefined || kinds.length > 1) {
      problem([], `expected exactly one of column, value and expression, found ${kinds.join(' and ') || 'none'}`)
      return
    }
    for (const key of Object.keys(field)) {
      if (!keysOf[kind].includes(key)) problem([key], `has no meaning beside '${kind}'; remove it`)
    }
    const twice = sameSeparator(field)
    if (twice !== undefined) problem(['thousands_separator'], twice)
    const wrong = field.expression === undefined ? undefined : expressionProblem(field.expression, 'any')
    if (wrong !== undefined) problem(['expression'], wrong)
  })
  .transform(normalised)

function normalised({
  column,
  value,
  expression,
  decimal_separator,
  thousands_separator,
  currency_sign,
  optional,
  ...reading
}: Described): Field {
  if (value !== undefined) return { kind: 'value', value }
  if (expression !== undefined) return { kind: 'expression', text: expression, ...reading }
  return {
    kind: 'column',
    columns: column ?? [],
    ...(decimal_separator !== undefined && { decimal_separator }),
    ...(thousands_separator !== undefined && { thousands_separator }),
    ...(currency_sign !== undefined && { currency_sign }),
    optional: optional ?? false,
    ...reading,
  }
}

const header = text(what)

/** One field of a mapping: what users write in, `Field` out. */
export const field = z
  .union([header, z.array(header).min(1, { error: expected(what) }), object], { error: expected(what) })
  .transform((given): Field => {
    if (typeof given === 'string') return { kind: 'column', columns: [given], optional: false }
    return 'kind' in given ? given : { kind: 'column', columns: given, optional: false }
  })
  .meta({ id: 'field' })
