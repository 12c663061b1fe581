import type { Cause, NamedCause, Span, TellCause } from '../../mining/churn/cause.js'
import { isKey } from './catalogue.js'
import { roundedApart } from './rounded-apart.js'
import { list, plain, type Text, text } from './text.js'
import { trendText } from './trend-text.js'
import { voice } from './voice.js'
import type { Language } from './words.js'

/** What is known of customers, in the language of the page. Names and values of the data stay as they are. */
export function causeText(cause: Cause): Text {
  const { alike, among_alike } = cause
  const says = among_alike ? text('cause.among_alike', { cause: heldText(cause) }) : heldText(cause)
  return alike.length === 0 ? says : text('cause.alike', { cause: says, others: list(alike.map(nameText)) })
}

function heldText(cause: Cause): Text {
  const { holds } = cause
  const name = nameText(cause)
  switch (holds.is) {
    case 'missing':
      return text('cause.missing', { name })
    case 'none':
      return cause.unit === 'trend' ? text('cause.trend.missing', { name }) : text('cause.none', { name })
    case 'known':
      return text('cause.known', { name })
    case 'other':
      return text('cause.other', { name })
    case 'level':
      return text('cause.is', { name, value: plain(holds.level) })
    default:
      return cause.unit === 'trend' ? trendText(name, holds) : rangeText(name, cause, holds.above, holds.most)
  }
}

/** Says causes in the language and the currency of a project. */
export function causeTeller({
  language,
  currency,
}: {
  readonly language: Language
  readonly currency: string
}): TellCause {
  const { say } = voice(language, currency)
  return cause => say(causeText(cause))
}

/** What a feature is called; columns of the project keep the name that it gave them. */
export function columnText(column: string, name: string): Text {
  const key = `cause.${column}`
  return isKey(key) ? { key, values: {} } : plain(name)
}

/** Columns by their names. */
export function columnList(columns: readonly { readonly column: string; readonly name: string }[]): Text {
  return list(columns.map(({ column, name }) => columnText(column, name)))
}

function nameText({ column, name: given, since }: NamedCause): Text {
  const words = columnText(column, given)
  return since ? text('cause.days_since', { name: words }) : words
}

/** Numbers that are whole, or few, are told by the first and the last of them, others by what they are above. */
function rangeText(name: Text, { unit, span }: Cause, above: number | null, most: number | null): Text {
  const from = firstOf(span, above)
  const only = from !== null && from === (most ?? flagOf(span)) ? from : null
  if (only !== null) return text('cause.is', { name, value: valueTexts(unit, [only])[0] ?? name })
  const [first, last] = valueTexts(unit, [above === null ? null : from, most])
  if (first)
    return last ? text('cause.from_to', { name, from: first, to: last }) : text('cause.from', { name, from: first })
  const [one, two] = valueTexts(unit, [above, most])
  if (!one) return two ? text('cause.most', { name, most: two }) : text('cause.known', { name })
  return two ? text('cause.between', { name, above: one, most: two }) : text('cause.above', { name, above: one })
}

/** The first number of a range; null where nobody knows. */
function firstOf(span: Span | null, above: number | null): number | null {
  if (above === null) return span?.least ?? null
  return span?.few?.find(value => value > above) ?? (span?.whole === true ? above + 1 : null)
}

/** A yes among no and yes: of other numbers a greater one may still come. */
function flagOf(span: Span | null): number | null {
  return span?.whole === true && span.least === 0 && span.greatest === 1 ? 1 : null
}

/** Numbers as what they count, rounded as far as they stay apart. */
function valueTexts(unit: Cause['unit'], values: readonly (number | null)[]): readonly (Text | null)[] {
  return roundedApart(unit, values).map(value => (value === null ? null : roundedText(unit, value)))
}

/** One number as what it counts. */
export function numberText(unit: Cause['unit'], value: number): Text {
  const [rounded = value] = roundedApart(unit, [value])
  return roundedText(unit, rounded ?? value)
}

function roundedText(unit: Cause['unit'], value: number): Text {
  if (unit === 'share') return text('cause.share', { value })
  if (unit !== 'money') return text('cause.figure', { value })
  return Number.isInteger(value) ? text('cause.money_whole', { value }) : text('cause.money', { value })
}
