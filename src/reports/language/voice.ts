import { catalogue } from './catalogue.js'
import { type Formatter, formatter, isFormat } from './format.js'
import { isText, type Text } from './text.js'
import type { Language } from './words.js'

/** Says texts and shows values in one language and currency. */
export type Voice = Formatter & {
  readonly language: Language
  readonly say: (text: Text) => string
}

const listSeparators = { en: ', ', zh: '、' } as const satisfies Record<Language, string>

const SLOT = /\{(\w+)(?::(\w+)|#([^|}]*)\|([^}]*))\}/g

/** @param currency ISO 4217 code, such as `GBP`. */
export function voice(language: Language, currency: string): Voice {
  const { show, compact } = formatter(language, currency)

  function say(text: Text): string {
    if ('plain' in text) return text.plain
    if ('list' in text) return text.list.map(say).join(listSeparators[language])
    const template: string = catalogue[text.key][language]
    return template.replace(SLOT, (_slot, name: string, format: string | undefined, one: string, other: string) => {
      const value = text.values[name]
      if (value === undefined) throw new Error(`no value '${name}' for the text '${text.key}' (${language})`)
      if (format === undefined) return value === 1 || value === 1n ? one : other
      if (isText(value)) return say(value)
      if (!isFormat(format)) throw new Error(`unknown format '${format}' in the text '${text.key}' (${language})`)
      return show(value, format)
    })
  }

  return { language, say, show, compact }
}
