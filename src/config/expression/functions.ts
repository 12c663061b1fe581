/**
 * What a parameter takes: `alike` parameters of one call share one type; `whole` is a whole number and `pattern` a
 * regular expression, both written out, because the engine wants them constant.
 */
export type Parameter = 'text' | 'number' | 'boolean' | 'any' | 'alike' | 'whole' | 'pattern'

export interface Signature {
  readonly parameters: readonly Parameter[]
  /** How many of them may be left out at the end. */
  readonly optional?: number
  /** The last parameter may be repeated. */
  readonly repeats?: true
  /** `alike`: the type that its alike parameters share. */
  readonly result: 'text' | 'number' | 'boolean' | 'alike'
  readonly usage: string
}

const signatures = {
  concat: { parameters: ['text'], repeats: true, result: 'text', usage: 'concat(text, …)' },
  coalesce: { parameters: ['alike'], repeats: true, result: 'alike', usage: 'coalesce(x, …)' },
  if: { parameters: ['boolean', 'alike', 'alike'], result: 'alike', usage: 'if(condition, then, else)' },
  upper: { parameters: ['text'], result: 'text', usage: 'upper(text)' },
  lower: { parameters: ['text'], result: 'text', usage: 'lower(text)' },
  trim: { parameters: ['text'], result: 'text', usage: 'trim(text)' },
  replace: { parameters: ['text', 'text', 'text'], result: 'text', usage: 'replace(text, from, to)' },
  substr: { parameters: ['text', 'whole', 'whole'], optional: 1, result: 'text', usage: 'substr(text, start, length)' },
  split: { parameters: ['text', 'text', 'whole'], result: 'text', usage: 'split(text, separator, n)' },
  starts_with: { parameters: ['text', 'text'], result: 'boolean', usage: 'starts_with(text, start)' },
  ends_with: { parameters: ['text', 'text'], result: 'boolean', usage: 'ends_with(text, end)' },
  contains: { parameters: ['text', 'text'], result: 'boolean', usage: 'contains(text, part)' },
  matches: { parameters: ['text', 'pattern'], result: 'boolean', usage: "matches(text, 'regular expression')" },
  number: { parameters: ['text'], result: 'number', usage: 'number(text)' },
  text: { parameters: ['any'], result: 'text', usage: 'text(x)' },
  round: { parameters: ['number', 'whole'], optional: 1, result: 'number', usage: 'round(x, digits)' },
  record_number: { parameters: [], result: 'number', usage: 'record_number()' },
  is_null: { parameters: ['any'], result: 'boolean', usage: 'is_null(x)' },
} as const satisfies Record<string, Signature>

export type FunctionName = keyof typeof signatures

export const functions: Readonly<Record<FunctionName, Signature>> = signatures
export const functionNames = Object.keys(signatures) as readonly FunctionName[]

/** Bounds of the whole numbers that some functions take at a given place. */
export const wholeBounds: Readonly<Partial<Record<FunctionName, readonly (readonly [number, number])[]>>> = {
  substr: [
    [1, 100_000],
    [0, 100_000],
  ],
  split: [[1, 1_000]],
  round: [[0, 10]],
}
