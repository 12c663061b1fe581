import type { Data, DataType } from 'apache-arrow'
import type { Column } from '../../warehouse/engine/value.js'
import {
  type Cell,
  epochDays,
  epochMicroseconds,
  fixedCells,
  setBit,
  textCells,
  unfit,
  unscaled,
} from './arrow-cells.js'
import type { RowsetColumn } from './rowset.js'

type Arrow = typeof import('apache-arrow')

/** How a column stands in Arrow: its type, and its cells as Arrow's own buffers. */
export interface ArrowColumn {
  readonly name: string
  readonly type: DataType
  data(cells: Column): Data
}

/**
 * Buffers are filled here and not by `apache-arrow`'s builders: those pass through milliseconds in a double and so lose
 * the microseconds of a time, and they take no decimal text.
 */
export function arrowColumn(arrow: Arrow, column: RowsetColumn): ArrowColumn {
  const { makeData } = arrow
  const { name } = column
  switch (column.type.kind) {
    case 'bigint': {
      const type = new arrow.Int64()
      const set = (data: BigInt64Array, at: number, value: Cell) => {
        data[at] = BigInt(value)
      }
      return {
        name,
        type,
        data: cells => makeData({ type, ...fixedCells(cells, new BigInt64Array(cells.length), set) }),
      }
    }
    case 'integer': {
      const type = new arrow.Int32()
      const set = (data: Int32Array, at: number, value: Cell) => {
        data[at] = Number(value)
        // an Int32Array wraps without a word
        if (data[at] !== value) throw unfit(name, value, 'an integer of 32 bits')
      }
      return { name, type, data: cells => makeData({ type, ...fixedCells(cells, new Int32Array(cells.length), set) }) }
    }
    case 'double': {
      const type = new arrow.Float64()
      const set = (data: Float64Array, at: number, value: Cell) => {
        data[at] = Number(value)
      }
      return {
        name,
        type,
        data: cells => makeData({ type, ...fixedCells(cells, new Float64Array(cells.length), set) }),
      }
    }
    case 'decimal': {
      const { precision, scale } = column.type
      const type = new arrow.Decimal(scale, precision, 128)
      const set = (data: BigInt64Array, at: number, value: Cell) => {
        const whole = unscaled(value, precision, scale, name)
        data[2 * at] = BigInt.asIntN(64, whole)
        data[2 * at + 1] = whole >> 64n
      }
      return {
        name,
        type,
        data: column => {
          const cells = fixedCells(column, new BigInt64Array(2 * column.length), set)
          return makeData({ type, ...cells, data: new Uint32Array(cells.data.buffer) })
        },
      }
    }
    case 'date': {
      const type = new arrow.DateDay()
      const set = (data: Int32Array, at: number, value: Cell) => {
        data[at] = epochDays(value, name)
      }
      return { name, type, data: cells => makeData({ type, ...fixedCells(cells, new Int32Array(cells.length), set) }) }
    }
    case 'timestamp': {
      const type = new arrow.TimestampMicrosecond('UTC')
      const set = (data: BigInt64Array, at: number, value: Cell) => {
        data[at] = epochMicroseconds(value, name)
      }
      return {
        name,
        type,
        data: cells => makeData({ type, ...fixedCells(cells, new BigInt64Array(cells.length), set) }),
      }
    }
    case 'boolean': {
      const type = new arrow.Bool()
      const set = (data: Uint8Array, at: number, value: Cell) => {
        if (value === true) setBit(data, at)
      }
      return {
        name,
        type,
        data: cells => makeData({ type, ...fixedCells(cells, new Uint8Array(Math.ceil(cells.length / 8)), set) }),
      }
    }
    case 'varchar': {
      const type = new arrow.Utf8()
      return { name, type, data: cells => makeData({ type, ...textCells(cells) }) }
    }
  }
}
