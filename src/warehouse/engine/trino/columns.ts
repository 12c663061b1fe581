import { EngineError } from '../engine-error.js'
import type { AnyColumns, Column, Value } from '../value.js'
import type { TrinoColumn } from './page.js'

/**
 * The rows of a page as columns.
 * @throws EngineError `syntax` for two columns of one name, `unsafe` for NaN, Infinity, and days outside of years 0 to 9999
 */
export function pageColumns(columns: readonly TrinoColumn[], rows: readonly (readonly unknown[])[]): AnyColumns {
  return Object.fromEntries(
    columns.map((column, i) => [
      column.name,
      columnOf(
        column,
        rows.map(row => row[i] ?? null),
      ),
    ]),
  )
}

/** @throws EngineError `syntax` */
export function distinctNames(columns: readonly TrinoColumn[], statement: string): void {
  const names = columns.map(column => column.name)
  const twice = names.find((name, i) => names.indexOf(name) < i)
  if (twice === undefined) return
  throw new EngineError('syntax', `two columns are named ${twice}: give one of them another name with "as"`, statement)
}

function columnOf({ name, type }: TrinoColumn, cells: readonly unknown[]): Column {
  const family = type.replace(/\(.*/, '')
  const read = readers[family] ?? nested
  const values = cells.map(cell => (cell === null ? null : read(cell, name)))
  if (values.every(value => typeof value === 'number')) return Float64Array.from(values)
  if (values.every(value => typeof value === 'bigint')) return BigInt64Array.from(values)
  return values
}

type Reader = (cell: unknown, column: string) => Value

const number: Reader = (cell, column) => {
  const value = Number(cell)
  // NaN and the infinities come as text.
  if (!Number.isFinite(value)) throw new EngineError('unsafe', `column ${column} holds ${String(cell)}`, null)
  return value
}
const text: Reader = cell => String(cell)

const readers: Readonly<Record<string, Reader>> = {
  bigint: cell => BigInt(String(cell)),
  integer: number,
  smallint: number,
  tinyint: number,
  double: number,
  real: number,
  decimal: text,
  varchar: text,
  char: text,
  uuid: text,
  boolean: cell => cell === true,
  date: (cell, column) => day(String(cell), column),
  // Also `timestamp(6) with time zone`, whose zone is that of the session, UTC.
  timestamp: (cell, column) => instant(String(cell), column),
}

/** Nested values come as their JSON text: tables have none. */
const nested: Reader = cell => (typeof cell === 'string' ? cell : JSON.stringify(cell))

function day(cell: string, column: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(cell)) return cell
  throw new EngineError('unsafe', `column ${column} holds a day outside of the years 0 to 9999`, null)
}

/** `2024-02-29 23:59:59.999` is `2024-02-29T23:59:59.999000Z`. */
function instant(cell: string, column: string): string {
  const [date = '', time = ''] = cell.split(' ')
  const [whole = '', digits = ''] = time.split('.')
  return `${day(date, column)}T${whole}.${digits.slice(0, 6).padEnd(6, '0')}Z`
}
