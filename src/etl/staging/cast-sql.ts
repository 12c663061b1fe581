import type { EntityColumn } from '../../config/entity.js'
import type { Field } from '../../config/field.js'
import { literal } from '../../warehouse/engine/quoting.js'
import { type BusinessDay, localStart } from './business-day.js'
import { forwardDays } from './clock-changes.js'

/** SQL of a strict cast, and the words for a text that it does not take. */
export interface Cast {
  readonly typed: string
  /** Why a text is refused, as in `expected a whole number`. */
  readonly expected: string
  /** Whether a text is a local time that never was, and the words for it; absent where there are none. */
  readonly skipped?: { readonly test: string; readonly expected: string }
}

/** What times without an offset are read by. */
export interface Clock extends Pick<BusinessDay, 'dayStarts'> {
  /** The zone of the source. */
  readonly timezone: string
}

/** How the text of a field becomes the type of its column. */
export function cast(text: string, column: EntityColumn, field: Field, clock: Clock): Cast {
  const format = 'format' in field ? field.format : undefined
  switch (column.type) {
    case 'text':
      return column.allowed
        ? { typed: allowed(text, column.allowed), expected: column.allowed.join(' or ') }
        : { typed: text, expected: '' }
    case 'id':
      return { typed: format === 'float' ? `id_from_float(${text})` : text, expected: '' }
    case 'integer':
      return { typed: `strict_integer(${localised(text, field)})`, expected: 'a whole number' }
    case 'decimal': {
      const digits = ('decimals' in field ? field.decimals : undefined) ?? 4
      return {
        typed: `strict_decimal(${localised(text, field)}, ${digits})`,
        expected: digits === 0 ? 'a whole number' : `a number with at most ${digits} decimals`,
      }
    }
    case 'rate':
      return { typed: `strict_rate(${localised(text, field)})`, expected: 'a number above zero' }
    case 'boolean':
      return { typed: `strict_boolean(${text})`, expected: 'yes or no' }
    case 'date':
      return format === undefined
        ? { typed: `strict_date(${text})`, expected: 'a day such as 2011-12-09' }
        : { typed: `strict_date_as(${text}, ${literal(format)})`, expected: `a day in the format ${format}` }
    case 'timestamp':
      return timestamp(text, format, clock)
  }
}

function timestamp(text: string, format: string | undefined, clock: Clock): Cast {
  const local = localTime(text, format, clock)
  if (format === undefined) {
    return {
      typed: `coalesce(${inUtc(local, clock.timezone)}, strict_instant(${text}))`,
      expected: 'a time such as 2011-12-09 12:50:00',
      ...skipped(local, clock),
    }
  }
  const expected = `a time in the format ${format}`
  // With %z the time says itself how far it is from UTC.
  if (format.includes('%z')) return { typed: local, expected }
  return { typed: inUtc(local, clock.timezone), expected, ...skipped(local, clock) }
}

/** A local time; a day alone is the moment at which the business day begins. */
export function localTime(text: string, format: string | undefined, clock: Pick<Clock, 'dayStarts'>): string {
  if (format === undefined) {
    const local = `strict_local_time(${text})`
    return clock.dayStarts === '00:00'
      ? local
      : `case when length(${text}) = 10 then ${localStart(local, clock)} else ${local} end`
  }
  const local = `strict_local_time_as(${text}, ${literal(format)})`
  const hasHour = /%[HIcX]/.test(format)
  return hasHour || clock.dayStarts === '00:00' ? local : localStart(local, clock)
}

/** A local time that clocks went past: there and back through UTC it comes out as another one. */
function skipped(local: string, { timezone }: Clock): Pick<Cast, 'skipped'> {
  const days = timezone === 'UTC' ? [] : forwardDays(timezone)
  if (days.length === 0) return {}
  const zone = literal(timezone)
  const onSuchDay = `cast(${local} as date) in (${days.map(day => `date ${literal(day)}`).join(', ')})`
  return {
    skipped: {
      test: `(${onSuchDay} and timezone(${zone}, timezone(${zone}, ${local})) <> ${local})`,
      expected: `a time that there was in ${timezone}, where clocks went forward past this one`,
    },
  }
}

function inUtc(local: string, zone: string): string {
  return zone === 'UTC' ? local : `in_utc(${local}, ${literal(zone)})`
}

function allowed(text: string, values: readonly string[]): string {
  return `case when ${text} in (${values.map(literal).join(', ')}) then ${text} end`
}

/** `1.234,50` needs its separators declared; without any, digits and a point. */
function localised(text: string, field: Field): string {
  if (field.kind !== 'column') return text
  const { decimal_separator: point = '.', thousands_separator: thousands } = field
  if (point === '.' && thousands === undefined) return text
  const escaped = (c: string) => `\\${c}`
  const whole = thousands === undefined ? '[0-9]+' : `([0-9]+|[0-9]{1,3}(${escaped(thousands)}[0-9]{3})+)`
  const pattern = `[+-]?${whole}(${escaped(point)}[0-9]+)?`
  return `localised_number(${text}, ${literal(pattern)}, ${literal(thousands ?? '')}, ${literal(point)})`
}
