import type { Field } from '../../config/field.js'
import { literal } from '../../warehouse/engine/quoting.js'

/** Blanks that part thousands: as typed, no-break, thin, narrow no-break. */
const blanks = '[ \\x{A0}\\x{2009}\\x{202F}]'

/** SQL of a number's text in digits and a point; NULL where it is not written as declared. Without declaration the text. */
export function plainNumber(text: string, field: Field): string {
  if (field.kind === 'value') return text
  const percent = field.format?.includes('percent') ? `regexp_extract(${text}, '^(.*[^ ]) ?%$', 1)` : text
  return localised(signed(withoutSign(percent, field), field), field)
}

/** £1.50, 1.50 £ and -£1.50 as 1.50 and -1.50. */
function withoutSign(text: string, field: Field): string {
  if (field.kind !== 'column' || field.currency_sign === undefined) return text
  const sign = `(?:${field.currency_sign.map(escaped).join('|')})`
  const front = `^([(]?[+-]?)${sign}${blanks}?`
  const behind = `${blanks}?${sign}([)]?)$`
  // Either, not both.
  return `case when regexp_matches(${text}, ${literal(front)}) then regexp_replace(${text}, ${literal(front)}, '\\1')
    else regexp_replace(${text}, ${literal(behind)}, '\\1') end`
}

/** (1.50) and 1.50- as -1.50. What has a sign of its own besides becomes --1.50, which is no number. */
function signed(text: string, field: Field): string {
  if (field.kind === 'value' || !field.format?.includes('accounting')) return text
  return `accounting_number(${text})`
}

/** `1.234,50` needs its separators declared; without any, digits and a point. */
function localised(text: string, field: Field): string {
  if (field.kind !== 'column') return text
  const { decimal_separator: point = '.', thousands_separator: thousands } = field
  if (point === '.' && thousands === undefined) return text
  const whole = thousands === undefined ? '[0-9]+' : `([0-9]+|[0-9]{1,3}(\\${thousands}[0-9]{3})+)`
  const pattern = `[+-]?${whole}(\\${point}[0-9]+)?`
  const given = thousands === ' ' ? `regexp_replace(${text}, ${literal(blanks)}, ' ', 'g')` : text
  return `localised_number(${given}, ${literal(pattern)}, ${literal(thousands ?? '')}, ${literal(point)})`
}

/** For RE2, which refuses to escape what is no sign of ASCII. */
function escaped(text: string): string {
  return text.replaceAll(/[!-/:-@[-`{-~]/g, '\\$&')
}
