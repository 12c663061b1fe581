import { EngineError, type EngineErrorCode } from './engine-error.js'
import type { ColumnSchema, SqlType } from './table-schema.js'

/** The text forms of `Value`: an engine would also take `12.345` as 12.35, `1_000`, or a bare `2024/02/03`. */
const dates = /^\d{4}-\d{2}-\d{2}$/
const instants = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$/
const uuids = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * Holds a cell made in TypeScript against its column. What is left to the engine: NULL, the calendar, the range of a
 * DECIMAL.
 * @throws EngineError `conversion`, or `unsafe` for NaN and Infinity
 */
export function checkCell(cell: unknown, column: ColumnSchema, table: string): void {
  if (cell === null) return
  if (column.type === 'double' && typeof cell === 'number' && !Number.isFinite(cell))
    fail('unsafe', cell, column, table)
  if (!fits(cell, column.type)) fail('conversion', cell, column, table)
}

function fits(cell: unknown, type: SqlType): boolean {
  if (type === 'bigint') return typeof cell === 'bigint' && BigInt.asIntN(64, cell) === cell
  if (type === 'integer') return typeof cell === 'number' && cell === (cell | 0)
  if (type === 'double') return typeof cell === 'number'
  if (type === 'boolean') return typeof cell === 'boolean'
  if (typeof cell !== 'string') return false
  if (type === 'varchar') return true
  if (type === 'date') return dates.test(cell)
  if (type === 'timestamp(6)') return instants.test(cell)
  if (type === 'uuid') return uuids.test(cell)
  const decimal = /^-?\d+(?:\.(\d+))?$/.exec(cell)
  return decimal !== null && (decimal[1]?.length ?? 0) <= decimalScale(type)
}

/** 4 of `decimal(18,4)`. */
function decimalScale(type: string): number {
  return Number(/,\s*(\d+)\)$/.exec(type)?.[1])
}

function fail(code: EngineErrorCode, cell: unknown, { name, type, personal }: ColumnSchema, table: string): never {
  // What names a person stays out of messages, which end in logs.
  const shown = personal ? 'a personal value' : `${String(cell)} (${typeof cell})`
  throw new EngineError(code, `${table}.${name}: ${shown} is no ${type}: see value.ts for its form`, null)
}
