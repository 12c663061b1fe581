import { z } from 'zod'
import type { ColumnType } from './entity.js'
import { bool, expected, some, strict, text, whole } from './expect.js'
import { patternProblem } from './pattern.js'

/** What a contract demands of each value of a column, beside its type. */
export interface Demands {
  /** A record without the value is quarantined. */
  readonly required?: boolean
  /** The only values that may stand there. */
  readonly allowed?: readonly string[]
  /** The least and the greatest value; a day without a time means all of that day, in the zone of the source. */
  readonly min?: string
  readonly max?: string
  /** A regular expression of the whole text. */
  readonly pattern?: string
  /** In characters. */
  readonly length?: { readonly min?: number; readonly max?: number }
  /** Names or describes a person in this source: masked like those columns that always do. */
  readonly personal?: boolean
}

const value = z.union([z.string(), z.number()], { error: expected('a text or a number') }).transform(String)
const bound = z.union([z.string(), z.number()], { error: expected('a number, or a day such as 2016-01-01') })

/** The keys of demands in a described field. */
export const demandKeys = {
  required: bool().exactOptional(),
  allowed: some(value, 'a list of values such as [Won, Lost]').exactOptional(),
  min: bound.transform(String).exactOptional(),
  max: bound.transform(String).exactOptional(),
  pattern: text("a regular expression such as '[A-Z]{2}[0-9]+'")
    .superRefine((pattern, context) => {
      const wrong = patternProblem(pattern, 'any')
      if (wrong !== undefined) context.addIssue({ code: 'custom', message: wrong })
    })
    .exactOptional(),
  length: z
    .union([
      whole(1).transform(exactly => ({ min: exactly, max: exactly })),
      strict({ min: whole(1).exactOptional(), max: whole(1).exactOptional() }),
    ])
    .exactOptional(),
  personal: bool().exactOptional(),
}

interface Wrong {
  readonly path: readonly PropertyKey[]
  readonly message: string
}

/** What of the demands says something that nothing can meet, or that has no meaning for the type of the column. */
export function demandProblem(
  demands: Demands & { readonly default?: string; readonly optional?: boolean },
  type: ColumnType,
): Wrong | undefined {
  return meaningless(demands, type) ?? misspelt(demands, type) ?? impossible(demands, type)
}

const fitting: Readonly<Record<'allowed' | 'min' | 'max' | 'pattern' | 'length', readonly ColumnType[]>> = {
  allowed: ['id', 'text', 'integer', 'decimal'],
  min: ['integer', 'decimal', 'date', 'timestamp'],
  max: ['integer', 'decimal', 'date', 'timestamp'],
  pattern: ['id', 'text'],
  length: ['id', 'text'],
}

function meaningless(demands: Demands, type: ColumnType): Wrong | undefined {
  for (const [key, types] of Object.entries(fitting)) {
    if (key in demands && !types.includes(type))
      return { path: [key], message: `has no meaning for a column of type ${type}; remove it` }
  }
  return undefined
}

const forms: Readonly<Record<'integer' | 'decimal' | 'date' | 'timestamp', readonly [RegExp, string]>> = {
  integer: [/^[+-]?\d{1,18}$/, 'a whole number'],
  decimal: [/^[+-]?\d{1,13}(\.\d{1,4})?$/, 'a number with at most 4 decimals'],
  date: [/^\d{4}-\d{2}-\d{2}$/, 'a day such as 2016-01-01'],
  timestamp: [/^\d{4}-\d{2}-\d{2}( \d{2}:\d{2}(:\d{2})?)?$/, 'a day or a time such as 2016-01-01 08:00'],
}

function misspelt({ min, max, allowed = [] }: Demands, type: ColumnType): Wrong | undefined {
  if (type !== 'integer' && type !== 'decimal' && type !== 'date' && type !== 'timestamp') return undefined
  const [form, what] = forms[type]
  const isRight = (text: string) =>
    form.test(text) && ((!text.includes(':') && !text.includes('-', 1)) || isMoment(text))
  const given = [
    ...Object.entries({ min, max }).map(([key, text]) => ({ path: [key], text })),
    ...allowed.map((text, place) => ({ path: ['allowed', place], text })),
  ]
  const wrong = given.find(({ text }) => text !== undefined && !isRight(text))
  return wrong && { path: wrong.path, message: expected(what)({ input: wrong.text }) }
}

/** Whether the calendar has the day and the day the time. */
function isMoment(text: string): boolean {
  const [day = '', time = '00:00'] = text.split(' ')
  const at = new Date(`${day}T${time.length === 5 ? `${time}:00` : time}Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day)
}

function impossible(
  demands: Demands & { readonly default?: string; readonly optional?: boolean },
  type: ColumnType,
): Wrong | undefined {
  const { required = false, optional = false, allowed, min, max, length, default: fallback } = demands
  if (required && optional)
    return {
      path: ['required'],
      message: 'a column that may be absent cannot be required; remove optional or required',
    }
  if (required && fallback !== undefined)
    return { path: ['required'], message: 'default fills every empty cell, so none is missing; remove one of the two' }
  if (min !== undefined && max !== undefined && isLess(max, min, type))
    return { path: ['max'], message: `is ${max}, less than min, which is ${min}; no value would fit` }
  if (length?.min !== undefined && length.max !== undefined && length.max < length.min)
    return { path: ['length'], message: `expected min to be at most max, found ${length.min} and ${length.max}` }
  if (fallback !== undefined && allowed !== undefined && !allowed.includes(fallback))
    return { path: ['default'], message: `'${fallback}' is not among allowed: ${allowed.join(', ')}` }
  return undefined
}

function isLess(one: string, other: string, type: ColumnType): boolean {
  return type === 'date' || type === 'timestamp' ? one < other : Number(one) < Number(other)
}
