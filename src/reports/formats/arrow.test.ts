import { Decimal, type RecordBatch, RecordBatchReader, tableFromIPC } from 'apache-arrow'
import { describe, expect, it } from 'vitest'
import type { Row } from '../../warehouse/engine/value.js'
import { arrow } from './arrow.js'
import { rowsetOf } from './memory-rowset.js'
import { memorySink } from './memory-sink.js'
import type { ColumnType, RowsetColumn } from './rowset.js'

const columns: readonly RowsetColumn[] = [
  { name: 'customer_key', type: { kind: 'bigint' } },
  { name: 'orders', type: { kind: 'integer' } },
  { name: 'score', type: { kind: 'double' } },
  { name: 'revenue', type: { kind: 'decimal', precision: 38, scale: 2 } },
  { name: 'first_order', type: { kind: 'date' } },
  { name: 'seen_at', type: { kind: 'timestamp' } },
  { name: 'name', type: { kind: 'varchar' } },
  { name: 'active', type: { kind: 'boolean' } },
]

const none: Row = Object.fromEntries(columns.map(({ name }) => [name, null]))
const rows: readonly Row[] = [
  {
    customer_key: -9223372036854775808n,
    orders: -2147483648,
    score: 0.1,
    revenue: '-123456789012345678901234567890123456.78',
    first_order: '1969-12-31',
    seen_at: '1969-12-31T23:59:59.999999Z',
    name: '客户 😀',
    active: true,
  },
  none,
  {
    customer_key: 9223372036854775807n,
    orders: 2147483647,
    score: -1e300,
    revenue: '0.05',
    first_order: '2024-02-29',
    seen_at: '2024-02-29T12:34:56.123456Z',
    name: '',
    active: false,
  },
]

async function written(of: readonly RowsetColumn[], given: readonly Row[], chunkLength?: number) {
  const out = memorySink()
  await arrow.write(rowsetOf(of, given, chunkLength), out)
  return out.bytes()
}

async function writtenCell(type: ColumnType, value: Row[string]) {
  return written([{ name: 'a', type }], [{ a: value }])
}

/** The cells of a column as the buffers hold them: dates and times in their own unit, decimals as integers. */
function raw(batch: RecordBatch, column: string): (string | number | bigint | boolean | null)[] {
  const vector = batch.getChild(column)
  const data = vector?.data[0]
  if (!vector || !data) throw new Error(`no column ${column}`)
  return Array.from({ length: vector.length }, (_, i) => {
    if (!data.getValid(i)) return null
    if (!(data.type instanceof Decimal)) return data.values.BYTES_PER_ELEMENT >= 4 ? data.values[i] : vector.get(i)
    const [a = 0, b = 0, c = 0, d = 0] = data.values.subarray(4 * i, 4 * i + 4)
    return BigInt.asIntN(128, (BigInt(d) << 96n) | (BigInt(c) << 64n) | (BigInt(b) << 32n) | BigInt(a))
  })
}

describe('arrow', () => {
  it('gives columns their types', async () => {
    const table = tableFromIPC(await written(columns, rows))
    expect(table.schema.fields.map(({ name, type, nullable }) => `${name} ${type} ${nullable}`)).toEqual([
      'customer_key Int64 true',
      'orders Int32 true',
      'score Float64 true',
      'revenue Decimal[38e+2] true',
      'first_order Date32<DAY> true',
      'seen_at Timestamp<MICROSECOND, UTC> true',
      'name Utf8 true',
      'active Bool true',
    ])
  })

  it('holds every cell exactly', async () => {
    const [batch, ...more] = tableFromIPC(await written(columns, rows)).batches
    if (!batch) throw new Error('no batch')
    expect(more).toEqual([])
    expect(Object.fromEntries(columns.map(({ name }) => [name, raw(batch, name)]))).toEqual({
      customer_key: [-9223372036854775808n, null, 9223372036854775807n],
      orders: [-2147483648, null, 2147483647],
      score: [0.1, null, -1e300],
      revenue: [-12345678901234567890123456789012345678n, null, 5n],
      first_order: [-1, null, 19782],
      seen_at: [-1n, null, 1709210096123456n],
      name: ['客户 😀', null, ''],
      active: [true, null, false],
    })
  })

  it('writes a batch per chunk, in the file format', async () => {
    const bytes = await written(columns, [...rows, ...rows], 2)
    expect(bytes.subarray(0, 6).toString()).toBe('ARROW1')
    expect(bytes.subarray(-6).toString()).toBe('ARROW1')
    expect([...RecordBatchReader.from(bytes)].map(batch => batch.numRows)).toEqual([2, 2, 2])
  })

  it('keeps the schema of a result without rows', async () => {
    const table = tableFromIPC(await written(columns, []))
    expect([table.numRows, table.numCols]).toEqual([0, 8])
  })

  it('takes typed arrays as they come from the engine', async () => {
    const out = memorySink()
    const chunks = (async function* () {
      yield { customer_key: BigInt64Array.of(1n, 2n), score: Float64Array.of(0.5, Number.NaN) }
    })()
    const two = columns.filter(({ name }) => name === 'customer_key' || name === 'score')
    await arrow.write({ columns: two, chunks }, out)
    expect(
      tableFromIPC(out.bytes())
        .toArray()
        .map(row => row?.toJSON()),
    ).toEqual([
      { customer_key: 1n, score: 0.5 },
      { customer_key: 2n, score: Number.NaN },
    ])
  })

  it.each<[ColumnType, Row[string], string]>([
    [{ kind: 'integer' }, 2147483648, 'column a holds "2147483648": expected an integer of 32 bits'],
    [{ kind: 'integer' }, 0.5, 'expected an integer of 32 bits'],
    [{ kind: 'decimal', precision: 4, scale: 2 }, '123.45', 'expected the digits of a DECIMAL(4, 2)'],
    [{ kind: 'decimal', precision: 4, scale: 2 }, '1.234', 'expected the digits of a DECIMAL(4, 2)'],
    [{ kind: 'date' }, '2024-1-1', 'expected a date as YYYY-MM-DD'],
    [{ kind: 'timestamp' }, '2024-01-01T00:00:00Z', 'expected a time as YYYY-MM-DDTHH:MM:SS.ffffffZ'],
  ])('refuses in %j the cell %j', async (type, value, message) => {
    await expect(writtenCell(type, value)).rejects.toThrow(message)
  })
})
