import { parseExpression } from '../../config/expression/parse.js'
import type { Field } from '../../config/field.js'
import type { WrittenNumbers } from '../../config/number-keys.js'
import { literal } from '../../warehouse/engine/quoting.js'

/** Blanks that part thousands: as typed, no-break, thin, narrow no-break. */
const blanks = '[ \\x{A0}\\x{2009}\\x{202F}]'

/**
 * SQL of a number's text in digits and a point; NULL where it is not written as declared. Without declaration the text.
 *
 * @param ofFile how the file writes the numbers of columns that say nothing else
 */
export function plainNumber(text: string, field: Field, ofFile: WrittenNumbers): string {
  if (field.kind === 'value') return text
  const percent = field.format?.includes('percent') ? `regexp_extract(${text}, '^(.*[^ ]) ?%$', 1)` : text
  const written = writtenAs(field, ofFile)
  return localised(signed(withoutSign(percent, written), field), written)
}

/** The same for what an expression takes for a number. */
export function numberOfFile(text: string, ofFile: WrittenNumbers): string {
  return localised(withoutSign(text, ofFile), ofFile)
}

function writtenAs(field: Exclude<Field, { kind: 'value' }>, ofFile: WrittenNumbers): WrittenNumbers {
  // What an expression reckons has a point; a text that it takes from the file is written as the file writes.
  if (field.kind === 'expression') return parseExpression(field.text).type === 'text' ? ofFile : {}
  const { decimal_separator, thousands_separator, currency_sign = ofFile.currency_sign } = field
  const isParted = decimal_separator !== undefined || thousands_separator !== undefined
  return { ...(isParted ? { decimal_separator, thousands_separator } : ofFile), currency_sign }
}

/** £1.50, 1.50 £ and -£1.50 as 1.50 and -1.50. */
function withoutSign(text: string, { currency_sign: signs }: WrittenNumbers): string {
  if (signs === undefined) return text
  const sign = `(?:${signs.map(escaped).join('|')})`
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
function localised(
  text: string,
  { decimal_separator: point = '.', thousands_separator: thousands }: WrittenNumbers,
): string {
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
