import { z } from 'zod'
import { expected, oneOf } from './expect.js'
import { didYouMean } from './suggest.js'

const named = (what: string, isKnown: (name: string) => boolean, known: () => readonly string[]) =>
  z.string({ error: expected(what) }).refine(isKnown, {
    error: ({ input }) => expected(what)({ input }) + didYouMean(input, known()),
  })

/** A zone of the IANA database, under any of its names; offsets such as +01:00 know no summer time and are refused. */
export const timezone = named(
  'a time zone such as Europe/London',
  name => /^[A-Za-z]/.test(name) && isZone(name),
  () => ['UTC', ...Intl.supportedValuesOf('timeZone')],
)

export const currency = named('a currency code of ISO 4217 such as EUR', isCurrency, () =>
  Intl.supportedValuesOf('currency'),
)

/** Whether a text is a code of ISO 4217. */
export function isCurrency(text: string): boolean {
  return Intl.supportedValuesOf('currency').includes(text)
}

/** Languages in which reports are written. */
export const language = oneOf(['en', 'zh'])
export type Language = z.infer<typeof language>

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

export const country = named(
  'a country code of two capitals such as GB',
  name => /^[A-Z]{2}$/.test(name) && regions.of(name) !== undefined,
  () => [],
)

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
