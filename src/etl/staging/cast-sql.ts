import type { EntityColumn } from '../../config/entity.js'
import type { Field } from '../../config/field.js'
import type { WrittenNumbers } from '../../config/number-keys.js'
import { literal } from '../../warehouse/engine/quoting.js'
import type { BusinessDay } from './business-day.js'
import { forwardDays } from './clock-changes.js'
import { dayOf, expectedMoment, inUtc, readings } from './moment-sql.js'
import { plainNumber } from './number-sql.js'

/** SQL of a strict cast, and the words for a text that it does not take. */
export interface Cast {
  readonly typed: string
  /** Why a text is refused, as in `expected a whole number`. */
  readonly expected: string
  /** Whether the text has several readings, as SQL, and which formats give them. Such a text is refused, too. */
  readonly ambiguous?: { readonly test: string; readonly formats: readonly string[] }
  /** Whether a text is a local time that never was, and the words for it; absent where there are none. */
  readonly skipped?: { readonly test: string; readonly expected: string }
}

/** How a file writes what its columns say nothing of. */
export interface Written extends Pick<BusinessDay, 'dayStarts'> {
  /** The zone of the source: of times without an offset. */
  readonly timezone: string
  readonly numbers: WrittenNumbers
}

/** How the text of a field becomes the type of its column. */
export function cast(text: string, column: EntityColumn, field: Field, written: Written): Cast {
  const { timezone: zone, numbers } = written
  const format = field.kind === 'value' ? undefined : field.format
  switch (column.type) {
    case 'text':
      return column.allowed
        ? { typed: allowed(text, column.allowed), expected: column.allowed.join(' or ') }
        : { typed: text, expected: '' }
    case 'id':
      return { typed: format?.includes('float') ? `id_from_float(${text})` : text, expected: '' }
    case 'integer':
      return {
        typed: `strict_integer(${plainNumber(text, field, numbers)})`,
        expected: format?.includes('accounting') ? 'a whole number, in parentheses below zero' : 'a whole number',
      }
    case 'rate':
      return {
        typed: `strict_rate(${plainNumber(text, field, numbers)})`,
        expected: 'a number above zero and below a million',
      }
    case 'decimal':
      return decimal(text, field, numbers)
    case 'boolean':
      return { typed: `strict_boolean(${text})`, expected: 'yes or no' }
    case 'date':
      return oneReading(
        readings(text, format).map(reading => dayOf(text, reading, zone)),
        format,
        'day',
      )
    case 'timestamp':
      return timestamp(text, format, written)
  }
}

function timestamp(text: string, format: readonly string[] | undefined, { timezone, dayStarts }: Written): Cast {
  const all = readings(text, format, dayStarts)
  const locals = all.flatMap(({ local }) => local ?? [])
  return {
    ...oneReading(
      all.map(reading => inUtc(reading, timezone)),
      format,
      'time',
    ),
    ...skipped(locals, timezone),
  }
}

/** A local time that clocks went past: there and back through UTC it comes out as another one. */
function skipped(locals: readonly string[], timezone: string): Pick<Cast, 'skipped'> {
  const days = timezone === 'UTC' ? [] : forwardDays(timezone)
  if (days.length === 0 || locals.length === 0) return {}
  const zone = literal(timezone)
  const list = days.map(day => `date ${literal(day)}`).join(', ')
  const tests = locals.map(
    local => `(cast(${local} as date) in (${list}) and timezone(${zone}, timezone(${zone}, ${local})) <> ${local})`,
  )
  return {
    skipped: {
      test: tests.length === 1 ? (tests[0] ?? '') : `(${tests.map(test => `coalesce(${test}, false)`).join(' or ')})`,
      expected: `a time that there was in ${timezone}, where clocks went forward past this one`,
    },
  }
}

function decimal(text: string, field: Field, numbers: WrittenNumbers): Cast {
  const digits = (field.kind === 'value' ? undefined : field.decimals) ?? 4
  const format = field.kind === 'value' ? undefined : field.format
  const plain = plainNumber(text, field, numbers)
  if (format?.includes('percent')) {
    const shown = Math.max(digits - 2, 0)
    return {
      typed: `cast(strict_decimal(${plain}, ${shown}) * 0.01 as decimal(18,4))`,
      expected: `a percentage such as ${shown === 0 ? '62%' : '62.5%'} with at most ${shown} decimals`,
    }
  }
  const number = digits === 0 ? 'a whole number' : `a number with at most ${digits} decimals`
  return {
    typed: `strict_decimal(${plain}, ${digits})`,
    expected: format?.includes('accounting') ? `${number}, in parentheses below zero` : number,
  }
}

/** The one value that all formats which read a text agree on; none of them reads it, or two differ: NULL. */
function oneReading(values: readonly string[], formats: readonly string[] | undefined, what: 'day' | 'time'): Cast {
  const expected = expectedMoment(formats, what)
  const [only = ''] = values
  if (values.length < 2) return { typed: only, expected }
  // NULL is left out of both.
  const [least, greatest] = ['least', 'greatest'].map(name => `${name}(${values.join(', ')})`)
  return {
    typed: `case when ${least} = ${greatest} then ${least} end`,
    expected,
    ambiguous: { test: `${least} <> ${greatest}`, formats: formats ?? [] },
  }
}

function allowed(text: string, values: readonly string[]): string {
  return `case when ${text} in (${values.map(literal).join(', ')}) then ${text} end`
}
