import type { Value } from '../../warehouse/engine/value.js'
import type { Key, Template } from './catalogue.js'
import type { Values } from './words.js'

/** What a report says: an entry of the catalogue with its values, words from the data as they are, or a list of texts. */
export type Text =
  | { readonly key: Key; readonly values: Readonly<Record<string, Value | Text>> }
  | { readonly plain: string }
  | { readonly list: readonly Text[] }

/**
 * An entry of the catalogue with the values that its template asks for.
 *
 * @example text('movers.from_to', { from: segmentName('loyal'), to: segmentName('at_risk') })
 */
export function text<K extends Key>(
  key: K,
  ...values: [keyof Values<Template<K>>] extends [never] ? [] : [Values<Template<K>>]
): Text {
  return { key, values: values[0] ?? {} }
}

/** Words of the data (names of sources, checks, customers): the same in every language, and escaped wherever shown. */
export function plain(words: string): Text {
  return { plain: words }
}

/** Texts in a row, joined as the language does. */
export function list(texts: readonly Text[]): Text {
  return { list: texts }
}

/** One text of at least one sentence, in order. */
export function inSentences(sentences: readonly Text[]): Text {
  return sentences.reduce((first, second) => text('frame.sentences', { first, second }))
}

/** The sentences that were put together by {@link inSentences}, in order; any other text is one. */
export function sentencesOf(text: Text): Text[] {
  if (!('key' in text) || text.key !== 'frame.sentences') return [text]
  return Object.values(text.values).flatMap(part => (isText(part) ? sentencesOf(part) : []))
}

/** True of a text, false of a bare value. */
export function isText(shown: Value | Text): shown is Text {
  return typeof shown === 'object' && shown !== null
}
