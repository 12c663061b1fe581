import {
  type DuckDBDataChunk,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  DuckDBTypeId,
  DuckDBUUIDValue,
  type DuckDBValue,
} from '@duckdb/node-api'
import { decimalText } from '../decimal.js'
import { EngineError } from '../engine-error.js'
import type { AnyColumns, Column, Value } from '../value.js'

/** One chunk of an answer as columns. @throws EngineError `unsafe` on NaN, Infinity, and days outside of years 0 to 9999 */
export function chunkColumns(chunk: DuckDBDataChunk, names: readonly string[]): AnyColumns {
  return Object.fromEntries(
    names.map((name, i) => [name, column(chunk.getColumnValues(i), chunk.getColumnVector(i).type.typeId, name)]),
  )
}

const bigints: ReadonlySet<DuckDBTypeId> = new Set([DuckDBTypeId.BIGINT, DuckDBTypeId.HUGEINT])

function column(values: readonly DuckDBValue[], type: DuckDBTypeId, name: string): Column {
  const bad = values.find(value => typeof value === 'number' && !Number.isFinite(value))
  if (bad !== undefined) throw new EngineError('unsafe', `column ${name} holds ${bad}`, null)
  if (values.every(value => typeof value === 'number')) return Float64Array.from(values)
  if (bigints.has(type) && values.every(isBigint)) return BigInt64Array.from(values)
  return values.map(value => plain(value, name))
}

/** Sums are HUGEINT: one beyond BIGINT stays exact in a list, where a BigInt64Array would wrap it. */
function isBigint(value: DuckDBValue): value is bigint {
  return typeof value === 'bigint' && BigInt.asIntN(64, value) === value
}

/** A cell as `Value` describes it. Nested values come as their SQL text: tables have none. */
function plain(value: DuckDBValue, name: string): Value {
  if (value === null || typeof value !== 'object') return value
  if (value instanceof DuckDBDecimalValue) return decimalText(value.value, value.scale)
  if (value instanceof DuckDBDateValue) return instant(value.days * 86_400_000, name).slice(0, 10)
  if (value instanceof DuckDBTimestampValue || value instanceof DuckDBTimestampTZValue) {
    return timestampText(value.micros, name)
  }
  if (value instanceof DuckDBUUIDValue) return value.toString()
  return String(value)
}

function timestampText(micros: bigint, name: string): string {
  const millis = micros >= 0n ? micros / 1000n : (micros - 999n) / 1000n
  const rest = micros - millis * 1000n
  return `${instant(Number(millis), name).slice(0, -1)}${rest.toString().padStart(3, '0')}Z`
}

const earliest = Date.parse('0000-01-01T00:00:00Z')
const latest = Date.UTC(10_000, 0, 1)

/** ISO text with three digits. Infinity is a far day too. */
function instant(millis: number, name: string): string {
  if (millis >= earliest && millis < latest) return new Date(millis).toISOString()
  throw new EngineError('unsafe', `column ${name} holds a day outside of the years 0 to 9999`, null)
}
