import type { Cause, TellCause } from '../../mining/churn/cause.js'
import { isKey } from './catalogue.js'
import { roundedApart } from './rounded-apart.js'
import { list, plain, type Text, text } from './text.js'
import { trendText } from './trend-text.js'
import { voice } from './voice.js'
import type { Language } from './words.js'

/** What is known of customers, in the language of the page. Names and values of the data stay as they are. */
export function causeText(cause: Cause): Text {
  const { holds } = cause
  const name = nameText(cause)
  switch (holds.is) {
    case 'missing':
      return text('cause.missing', { name })
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

function nameText({ column, name: given, since }: Cause): Text {
  const words = columnText(column, given)
  return since ? text('cause.days_since', { name: words }) : words
}

/** Whole numbers are told by the first and the last of them, others by what they are above. */
function rangeText(name: Text, { unit, span }: Cause, above: number | null, most: number | null): Text {
  const [one, two] = valueTexts(unit, [above, most])
  const isWhole = span?.whole === true
  const first = isWhole && above !== null ? above + 1 : null
  const [only] = valueTexts(unit, [
    onlyValue(first ?? (above === null ? (span?.least ?? null) : null), most ?? (isWhole ? span.greatest : null)),
  ])
  if (only) return text('cause.is', { name, value: only })
  const [from] = valueTexts(unit, [first])
  if (from) return two ? text('cause.from_to', { name, from, to: two }) : text('cause.from', { name, from })
  if (!one) return two ? text('cause.most', { name, most: two }) : text('cause.known', { name })
  return two ? text('cause.between', { name, above: one, most: two }) : text('cause.above', { name, above: one })
}

/** The one value between two ends; null where there are more. */
function onlyValue(least: number | null, greatest: number | null): number | null {
  return least !== null && least === greatest ? least : null
}

/** Numbers as what they count, rounded as far as they stay apart. */
function valueTexts(unit: Cause['unit'], values: readonly (number | null)[]): readonly (Text | null)[] {
  return roundedApart(unit, values).map(value => {
    if (value === null) return null
    if (unit === 'share') return text('cause.share', { value })
    if (unit !== 'money') return text('cause.figure', { value })
    return Number.isInteger(value) ? text('cause.money_whole', { value }) : text('cause.money', { value })
  })
}
