import { isKey, type Key } from './catalogue.js'
import { causeWords } from './causes.js'
import { plain, type Text, text } from './text.js'

/** What a model calls its columns, in English, by the texts that say them in every language. */
const known: ReadonlyMap<string, Key> = new Map(
  Object.entries(causeWords).flatMap(([key, { en }]) => (isKey(key) && !en.includes('{') ? [[en, key] as const] : [])),
)

/** `12 < tenure ≤ 24`, `contract = One year`, `age missing`: what a bin of a column holds. */
const cause = /^(?:(\S+) < )?(.+?)(?: ≤ (\S+)| > (\S+)| = (.*)| (missing|known|other))$/s

/** A cause in the language of the page: models keep them in English. Names and values of the data stay as they are. */
export function causeText(says: string): Text {
  const [, above, name, most, alone, level, state] = cause.exec(says) ?? []
  if (name === undefined) return nameText(says)
  const named = nameText(name)
  if (most !== undefined)
    return above === undefined
      ? text('cause.most', { name: named, most: plain(most) })
      : text('cause.between', { above: plain(above), name: named, most: plain(most) })
  if (alone !== undefined) return text('cause.above', { name: named, above: plain(alone) })
  if (level !== undefined) return text('cause.is', { name: named, level: plain(level) })
  const states = { missing: 'cause.missing', known: 'cause.known', other: 'cause.other' } as const
  return state === 'missing' || state === 'known' || state === 'other'
    ? text(states[state], { name: named })
    : plain(says)
}

function nameText(name: string): Text {
  const key = known.get(name)
  return key === undefined ? plain(name) : { key, values: {} }
}
