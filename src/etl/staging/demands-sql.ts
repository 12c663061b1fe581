import type { Demands } from '../../config/demands.js'
import type { ColumnType } from '../../config/entity.js'
import { literal } from '../../warehouse/engine/quoting.js'
import { localInUtc, oneOf } from './moment-sql.js'

/** A test that a value fails, and what was expected of it. */
export interface Unmet {
  readonly fails: string
  readonly reason: string
}

/** What a contract demands of a value, beside that it is there. `zone` is that of bounds of times. */
export function unmetDemands(
  { allowed, min, max, pattern, length }: Demands,
  type: ColumnType,
  { text, typed }: { readonly text: string; readonly typed: string },
  zone: string,
): readonly Unmet[] {
  const isNumber = type === 'integer' || type === 'decimal'
  const unmet: Unmet[] = []
  if (allowed !== undefined) {
    const values = allowed.map(value => (isNumber ? number(value) : literal(value)))
    unmet.push({ fails: `${typed} not in (${values.join(', ')})`, reason: `expected ${listed(allowed)}` })
  }
  if (min !== undefined) {
    const fails = `${typed} < ${bound(min, type, zone)}`
    unmet.push({ fails, reason: `expected ${isNumber ? `at least ${min}` : `${min} or later`}` })
  }
  if (max !== undefined) {
    // All of a day, where times are bound by one.
    const isDay = type === 'timestamp' && !max.includes(':')
    const fails = isDay ? `${typed} >= ${bound(dayAfter(max), type, zone)}` : `${typed} > ${bound(max, type, zone)}`
    unmet.push({ fails, reason: `expected ${isNumber ? `at most ${max}` : `${max} or earlier`}` })
  }
  if (pattern !== undefined)
    unmet.push({ fails: `not regexp_full_match(${text}, ${literal(pattern)})`, reason: `expected the form ${pattern}` })
  if (length !== undefined) unmet.push(...ofLength(text, length))
  return unmet
}

function ofLength(text: string, { min, max }: NonNullable<Demands['length']>): readonly Unmet[] {
  if (min === undefined && max === undefined) return []
  const tests = [
    ...(min === undefined ? [] : [`length(${text}) < ${min}`]),
    ...(max === undefined ? [] : [`length(${text}) > ${max}`]),
  ]
  const least = min === undefined ? 'at most' : 'at least'
  const words =
    min !== undefined && max !== undefined ? (min === max ? `${min}` : `${min} to ${max}`) : `${least} ${min ?? max}`
  return [{ fails: tests.join(' or '), reason: `expected ${words} characters` }]
}

/** So many values are named in a reason. */
const mostNamed = 10

function listed(values: readonly string[]): string {
  if (values.length <= mostNamed) return oneOf(values)
  return `one of ${values.length} allowed values such as ${oneOf(values.slice(0, 3))}`
}

function bound(text: string, type: ColumnType, zone: string): string {
  if (type === 'date') return `date ${literal(text)}`
  if (type === 'timestamp') return localInUtc(`timestamp ${literal(text)}`, zone)
  return number(text)
}

/** Exact: a decimal literal of its own would have the digits that it shows. */
function number(text: string): string {
  return `cast(${literal(text)} as decimal(38,4))`
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}
