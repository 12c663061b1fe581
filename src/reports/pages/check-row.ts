import type { Row, Value } from '../../warehouse/engine/value.js'
import type { Key } from '../language/catalogue.js'
import { list, plain, type Text, text } from '../language/text.js'

/** Columns that say of what a row tells, and those that count. */
const named: Readonly<Record<string, Key>> = { source: 'found.source', kind: 'found.kind' }
const counted: Readonly<Record<string, Key>> = {
  lines: 'found.lines',
  units: 'found.units',
  records: 'found.records',
  amount: 'found.amount',
}

/**
 * A row of a check in words, first of what it tells: "source shop: 135,080 lines, £1,447,682.12". Columns without words
 * go by their own names.
 */
export function foundRow(row: Row): Text {
  const cells = Object.entries(row)
  const whose = cells
    .filter(([column, value]) => !isCount(column, value))
    .map(([column, value]) => words(column, value))
  const counts = cells
    .filter(([column, value]) => isCount(column, value))
    .map(([column, value]) => words(column, value))
  if (whose.length === 0 || counts.length === 0) return list([...whose, ...counts])
  return text('found.row', { whose: list(whose), counts: list(counts) })
}

function isCount(column: string, value: Value): boolean {
  return wordsOf(counted, column) !== undefined || (!Object.hasOwn(named, column) && isNumber(value))
}

function words(column: string, value: Value): Text {
  const key = value === null ? undefined : (wordsOf(counted, column) ?? wordsOf(named, column))
  return key === undefined
    ? { key: 'found.other', values: { column: plain(column), value } }
    : { key, values: { value: key === 'found.amount' ? value : wholeOf(value) } }
}

/** `gross_amount` and the like are amounts too. */
function wordsOf(known: Readonly<Record<string, Key>>, column: string): Key | undefined {
  const name = column.endsWith('_amount') ? 'amount' : column
  return Object.hasOwn(known, name) ? known[name] : undefined
}

/** Decimal text without a fraction as a whole number, so that one unit is not "1 units". */
function wholeOf(value: Value): Value {
  const whole = typeof value === 'string' ? /^(-?\d+)\.0+$/.exec(value)?.[1] : undefined
  return whole === undefined ? value : BigInt(whole)
}

function isNumber(value: Value): boolean {
  return typeof value === 'number' || typeof value === 'bigint'
}
