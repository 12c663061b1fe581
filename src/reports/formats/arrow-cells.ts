import type { Column, Value } from '../../warehouse/engine/value.js'
import { FormatError } from './format-error.js'

/** The buffers of one Arrow column: its cells, where variable-length cells begin, and a bit per cell that is there. */
export interface ArrowCells<T> {
  readonly length: number
  readonly data: T
  readonly nullBitmap: Uint8Array
  readonly nullCount: number
}

/** Fixed-width cells: `set` puts the values that are there into `data`; NULL keeps the zeros. */
export function fixedCells<T>(column: Column, data: T, set: (data: T, at: number, value: Cell) => void): ArrowCells<T> {
  const nullBitmap = new Uint8Array(Math.ceil(column.length / 8))
  let nullCount = 0
  for (let i = 0; i < column.length; i++) {
    const value = column[i] ?? null
    if (value === null) {
      nullCount++
    } else {
      setBit(nullBitmap, i)
      set(data, i, value)
    }
  }
  return { length: column.length, data, nullBitmap, nullCount }
}

/** Texts as UTF-8, one behind the other. */
export function textCells(column: Column): ArrowCells<Uint8Array> & { valueOffsets: Int32Array } {
  const texts: Uint8Array[] = []
  const valueOffsets = new Int32Array(column.length + 1)
  const cells = fixedCells(column, valueOffsets, (offsets, at, value) => {
    const text = Buffer.from(String(value))
    texts.push(text)
    offsets[at + 1] = text.length
  })
  for (let i = 0; i < column.length; i++) valueOffsets[i + 1] = (valueOffsets[i + 1] ?? 0) + (valueOffsets[i] ?? 0)
  return { ...cells, data: Buffer.concat(texts), valueOffsets }
}

export type Cell = Exclude<Value, null>

export function setBit(bits: Uint8Array, at: number): void {
  bits[at >> 3] = (bits[at >> 3] ?? 0) | (1 << (at & 7))
}

/** Days since 1970-01-01 of `YYYY-MM-DD`. */
export function epochDays(value: Cell, column: string): number {
  const at = /^\d{4}-\d\d-\d\d$/.test(String(value)) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(at)) throw unfit(column, value, 'a date as YYYY-MM-DD')
  return at / 86_400_000
}

/** Microseconds since 1970-01-01 of `YYYY-MM-DDTHH:MM:SS.ffffffZ`. A `Date` alone would lose the last three digits. */
export function epochMicroseconds(value: Cell, column: string): bigint {
  const parts = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\.(\d{6})Z$/.exec(String(value))
  const seconds = Date.parse(`${parts?.[1]}Z`)
  if (Number.isNaN(seconds)) throw unfit(column, value, 'a time as YYYY-MM-DDTHH:MM:SS.ffffffZ')
  return BigInt(seconds) * 1000n + BigInt(parts?.[2] ?? 0)
}

/** The digits of a decimal as an integer: `-12.5` at scale 2 is -1250. */
export function unscaled(value: Cell, precision: number, scale: number, column: string): bigint {
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(value))
  const fraction = parts?.[3] ?? ''
  const digits = (parts?.[2] ?? '') + fraction.padEnd(scale, '0')
  if (parts === null || fraction.length > scale || digits.replace(/^0+/, '').length > precision) {
    throw unfit(column, value, `the digits of a DECIMAL(${precision}, ${scale})`)
  }
  return BigInt(digits) * (parts[1] === '-' ? -1n : 1n)
}

export function unfit(column: string, value: Cell, expected: string): FormatError {
  return new FormatError('value', `column ${column} holds "${value}": expected ${expected}`)
}
