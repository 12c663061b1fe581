import type { Cause } from '../../mining/churn/cause.js'
import { isKey } from './catalogue.js'
import { plain, type Text, text } from './text.js'

/** What is known of customers, in the language of the page. Names and values of the data stay as they are. */
export function causeText({ column, name: given, since, holds }: Cause): Text {
  const words = columnText(column, given)
  const name = since ? text('cause.days_since', { name: words }) : words
  switch (holds.is) {
    case 'missing':
      return text('cause.missing', { name })
    case 'known':
      return text('cause.known', { name })
    case 'other':
      return text('cause.other', { name })
    case 'level':
      return text('cause.is', { name, level: plain(holds.level) })
    default:
      return rangeText(name, holds.above, holds.most)
  }
}

function rangeText(name: Text, above: number | null, most: number | null): Text {
  if (above === null) return text('cause.most', { name, most: plain(String(most)) })
  const least = plain(String(above))
  if (most === null) return text('cause.above', { name, above: least })
  return text('cause.between', { above: least, name, most: plain(String(most)) })
}

/** What a feature is called; columns of the project keep the name that it gave them. */
export function columnText(column: string, name: string): Text {
  const key = `cause.${column}`
  return isKey(key) ? { key, values: {} } : plain(name)
}
