import { z } from 'zod'
import { didYouMean, suggest } from './suggest.js'

/** How an error names a value that it found. */
export function shown(value: unknown): string {
  if (value === null || value === undefined) return 'nothing'
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list'
  if (typeof value === 'object') return 'a mapping'
  if (typeof value === 'string') return `'${value}'`
  return `the ${typeof value} ${String(value)}`
}

type ErrorOf = (issue: { readonly input?: unknown }) => string

/** The error of a schema that expects `what`, which is said with an example wherever the phrase alone is not enough. */
export function expected(what: string): ErrorOf {
  return ({ input }) =>
    input === undefined ? `is missing; expected ${what}` : `expected ${what}, found ${shown(input)}`
}

/** Text that is not empty and, if a pattern is given, has that form; `what` names it in errors. */
export function text(what: string, pattern = /\S/): z.ZodString {
  const error = expected(what)
  return z.string({ error }).regex(pattern, { error }).describe(what)
}

/** A whole number from `least` to `most`. */
export function whole(least: number, most = Number.MAX_SAFE_INTEGER): z.ZodInt {
  const range = most === Number.MAX_SAFE_INTEGER ? `of at least ${least}` : `from ${least} to ${most}`
  const error = expected(`a whole number ${range}`)
  return z.int({ error }).min(least, { error }).max(most, { error })
}

export function bool(): z.ZodBoolean {
  return z.boolean({ error: expected('true or false') })
}

/** One of a few words; a near miss is answered with the word that was meant. */
export function oneOf<const W extends readonly [string, ...string[]]>(words: W) {
  return z.enum(words, { error: ({ input }) => expected(words.join(' or '))({ input }) + didYouMean(input, words) })
}

/** A mapping with these keys and no others: `unknownKeys` names each stranger and the key that was meant. */
export function strict<S extends z.ZodRawShape>(shape: S) {
  const known = Object.keys(shape)
  return z.strictObject(shape, {
    error: issue =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map(key => unknownKey(key, known)).join('\n')
        : expected(`a mapping with ${known.slice(0, 6).join(', ')}${known.length > 6 ? ' …' : ''}`)(issue),
  })
}

export function list<T extends z.ZodType>(of: T, what: string) {
  return z.array(of, { error: expected(what) })
}

/** A list that holds at least one. */
export function some<T extends z.ZodType>(of: T, what: string) {
  const error = expected(what)
  return z.array(of, { error }).min(1, { error })
}

/** One text or a list of them; always a list once parsed. */
export function oneOrMore(what: string) {
  const one = text(what)
  return z
    .union([one, some(one, what)], { error: expected(what) })
    .transform(value => (typeof value === 'string' ? [value] : value))
}

/** Names that become parts of folder and table names. */
export const slug = text('a name of small letters, digits, - and _', /^[a-z0-9][a-z0-9_-]{0,62}$/)

function unknownKey(key: string, known: readonly string[]): string {
  const near = suggest(key, known)
  const hint = near === undefined ? `the keys here are ${known.join(', ')}` : `did you mean '${near}'?`
  return `unknown key '${key}'; ${hint}`
}
