import type { Value } from '../../warehouse/engine/value.js'
import { exactText } from './exact-text.js'
import { FormatError } from './format-error.js'
import type { CellText } from './lines.js'
import type { RowsetColumn } from './rowset.js'

/** The grammar of JSON numbers (RFC 8259) without exponents, which no DECIMAL has. */
const decimal = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/

/**
 * Cells as members of a JSON object, `"name":value`. BIGINT and DECIMAL are numbers with all their digits, exact for
 * every reader that does not force them into a double; dates and times are text; NULL is null.
 *
 * @throws FormatError `value` for NaN, infinity, and DECIMAL text that is no decimal.
 */
export function jsonMember({ name, type }: RowsetColumn): CellText {
  const key = `${JSON.stringify(name)}:`
  return value => key + (type.kind === 'decimal' ? decimalText(value, name) : cellText(value, name))
}

function cellText(value: Value, name: string): string {
  if (value === null) return 'null'
  return typeof value === 'string' ? JSON.stringify(value) : exactText(value, name)
}

function decimalText(value: Value, name: string): string {
  if (value === null) return 'null'
  const text = String(value)
  if (decimal.test(text)) return text
  throw new FormatError('value', `column ${name} holds "${text}": expected the digits of a decimal, such as -12.50`)
}
