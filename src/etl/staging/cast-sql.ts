import type { EntityColumn } from '../../config/entity.js'
import type { Field } from '../../config/field.js'
import { literal } from '../../warehouse/engine/quoting.js'

/** SQL of a strict cast, and the words for a text that it does not take. */
export interface Cast {
  readonly typed: string
  /** Why a text is refused, as in `expected a whole number`. */
  readonly expected: string
}

/** How the text of a field becomes the type of its column. `zone` is that of times without an offset. */
export function cast(text: string, column: EntityColumn, field: Field, zone: string): Cast {
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
    case 'boolean':
      return { typed: `strict_boolean(${text})`, expected: 'yes or no' }
    case 'date':
      return format === undefined
        ? { typed: `strict_date(${text})`, expected: 'a day such as 2011-12-09' }
        : { typed: `strict_date_as(${text}, ${literal(format)})`, expected: `a day in the format ${format}` }
    case 'timestamp':
      return timestamp(text, format, zone)
  }
}

function timestamp(text: string, format: string | undefined, zone: string): Cast {
  if (format === undefined) {
    return {
      typed: `coalesce(${inUtc(`strict_local_time(${text})`, zone)}, strict_instant(${text}))`,
      expected: 'a time such as 2011-12-09 12:50:00',
    }
  }
  const local = `strict_local_time_as(${text}, ${literal(format)})`
  return {
    // With %z the time says itself how far it is from UTC.
    typed: format.includes('%z') ? local : inUtc(local, zone),
    expected: `a time in the format ${format}`,
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
