import { describe, expect, it } from 'vitest'
import type { Row } from '../../warehouse/engine/value.js'
import { defaultFormat, formatNames, formats } from './formats.js'
import { rowsetOf } from './memory-rowset.js'
import { memorySink } from './memory-sink.js'
import type { RowsetColumn } from './rowset.js'

const columns: readonly RowsetColumn[] = [
  { name: 'customer_key', type: { kind: 'bigint' } },
  { name: 'orders', type: { kind: 'integer' } },
  { name: 'score', type: { kind: 'double' } },
  { name: 'revenue', type: { kind: 'decimal', precision: 18, scale: 2 } },
  { name: 'first_order', type: { kind: 'date' } },
  { name: 'seen_at', type: { kind: 'timestamp' } },
  { name: 'name', type: { kind: 'varchar' } },
  { name: 'active', type: { kind: 'boolean' } },
]

const rows: readonly Row[] = Array.from({ length: 7 }, (_, i) => ({
  customer_key: 2n ** 60n + BigInt(i),
  orders: i,
  score: i / 3,
  revenue: `-${i}.50`,
  first_order: `2024-02-0${i + 1}`,
  seen_at: `2024-02-0${i + 1}T01:02:03.00000${i}Z`,
  name: i === 3 ? null : `客户 ${i}`,
  active: i % 2 === 0,
}))

async function written(name: keyof typeof formats, given: readonly Row[], chunkLength?: number) {
  const out = memorySink()
  const format = await formats[name]()
  const { rows: count } = await format.write(rowsetOf(columns, given, chunkLength), out)
  return { count, bytes: out.bytes(), format }
}

const names = Object.keys(formats).filter((name): name is keyof typeof formats => name in formats)

describe.each(names)('%s', name => {
  it('is registered under its own name', async () => {
    expect((await formats[name]()).name).toBe(name)
  })

  it('counts rows and writes the same bytes again', async () => {
    const first = await written(name, rows)
    expect(first.count).toBe(7n)
    expect((await written(name, rows)).bytes.equals(first.bytes)).toBe(true)
  })

  it.skipIf(name === 'arrow')('does not depend on how rows are chunked', async () => {
    const whole = (await written(name, rows)).bytes
    for (const length of [1, 2, 5]) expect((await written(name, rows, length)).bytes.equals(whole)).toBe(true)
  })

  it('writes a result without rows', async () => {
    const { count, bytes } = await written(name, [])
    expect(count).toBe(0n)
    if (name !== 'ndjson') expect(bytes.length).toBeGreaterThan(0)
  })

  it('refuses a chunk that does not fit the columns', async () => {
    const format = await formats[name]()
    const double = (chunk: Record<string, readonly number[]>) => ({
      columns: [
        { name: 'a', type: { kind: 'double' } as const },
        { name: 'b', type: { kind: 'double' } as const },
      ],
      chunks: (async function* () {
        yield chunk
      })(),
    })
    await expect(format.write(double({ a: [1] }), memorySink())).rejects.toThrow('column b is missing from a chunk')
    await expect(format.write(double({ a: [1], b: [] }), memorySink())).rejects.toThrow('b has 0 cells, a has 1')
  })

  it('refuses two columns of one name, and none', async () => {
    const format = await formats[name]()
    const same = { name: 'a', type: { kind: 'double' } as const }
    await expect(format.write(rowsetOf([same, same], []), memorySink())).rejects.toThrow('two columns are named a')
    await expect(format.write(rowsetOf([], []), memorySink())).rejects.toThrow('without columns')
  })

  it('stops the source when the sink breaks', async () => {
    const format = await formats[name]()
    let closed = false
    const chunks = (async function* () {
      try {
        for (let i = 0; ; i++) yield { a: new Float64Array(1000).fill(i) }
      } finally {
        closed = true
      }
    })()
    let room = 3
    const out = {
      write: async () => {
        if (room-- === 0) throw new Error('no space left')
      },
    }
    const column = { name: 'a', type: { kind: 'double' } as const }
    await expect(format.write({ columns: [column], chunks }, out)).rejects.toThrow('no space left')
    expect(closed).toBe(true)
  })
})

describe('formatNames', () => {
  it('has every written format, and parquet', () => {
    expect([...formatNames].sort()).toEqual([...names, 'parquet'].sort())
  })
})

describe('defaultFormat', () => {
  it('is a table for people and ndjson for programs', () => {
    expect([defaultFormat(true), defaultFormat(false)]).toEqual(['table', 'ndjson'])
  })
})
