import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDigests, type Digest, digestTable, subtractDigests } from './digest.js'
import { bigints, column, failsWith, make, once } from './engine/contract/fixture.js'
import { openDuckdb } from './engine/duckdb/duckdb.js'
import type { Engine } from './engine/engine.js'
import { statement } from './engine/query.js'
import type { SqlType } from './engine/table-schema.js'
import type { Value } from './engine/value.js'

let engine: Engine
beforeAll(async () => {
  engine = await openDuckdb({ path: ':memory:', threads: 2 })
})
afterAll(() => engine[Symbol.asyncDispose]())

const [unit, nothing] = ['\u001f', '\u001e']

/** As night.md tells it, by hand. */
function byHand(texts: readonly string[]): Digest {
  const hashes = texts.map(text => BigInt(`0x${createHash('md5').update(text).digest('hex').slice(0, 15)}`))
  return { rows: BigInt(texts.length), sum: String(hashes.reduce((a, b) => a + b, 0n)) }
}

test('every type, by hand', async () => {
  const types: SqlType[] = [
    'bigint',
    'integer',
    'double',
    'date',
    'timestamp(6)',
    'varchar',
    'boolean',
    'uuid',
    'decimal(18,4)',
  ]
  const cells: [Value, string][] = [
    [-9007199254740993n, '-9007199254740993'],
    [7, '7'],
    [-1234.56789012345, '3:-1234567890'],
    ['2024-02-29', '2024-02-29'],
    ['2024-02-29T23:59:59.100000Z', '2024-02-29 23:59:59.100000'],
    ["it's 中文 😀", "it's 中文 😀"],
    [true, 'true'],
    ['a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'],
    ['-0.05', '-0.0500'],
  ]
  const columns = types.map((type, i) => column(`c${i}`, type))
  const chunk = Object.fromEntries(columns.map(({ name }, i) => [name, [cells[i]?.[0] ?? null, null]]))
  const told = [...columns, { ...column('file', 'bigint'), lineage: true }]
  const table = await make(engine, 'every_type', told, once({ ...chunk, file: [1n, 2n] }))
  const expected = byHand([cells.map(([, text]) => text).join(unit), cells.map(() => nothing).join(unit)])
  expect(await digestTable(engine, table)).toEqual(expected)
  await make(engine, 'every_type', told, once({ ...chunk, file: [8n, 9n] }))
  expect(await digestTable(engine, table)).toEqual(expected)
})

test('an empty table', async () => {
  const table = await make(engine, 'empty', [column('a', 'bigint')], once({ a: [] }))
  expect(await digestTable(engine, table)).toEqual({ rows: 0n, sum: '0' })
})

test('a table of lineage only has none', async () => {
  const table = { name: 't', columns: [{ ...column('a', 'bigint'), lineage: true }] }
  await expect(digestTable(engine, table)).rejects.toThrow('t: no column to digest')
})

test('NULL is neither empty text nor a neighbour', async () => {
  const digests = await Promise.all(
    [
      { a: [null], b: [''] },
      { a: [''], b: [null] },
      { a: [''], b: [''] },
      { a: ['x'], b: ['yz'] },
      { a: ['xy'], b: ['z'] },
    ].map(async (rows, i) =>
      digestTable(
        engine,
        await make(engine, `texts${i}`, [column('a', 'varchar'), column('b', 'varchar')], once(rows)),
      ),
    ),
  )
  expect(new Set(digests.map(({ sum }) => sum)).size).toBe(5)
})

test('neither order, nor chunks, nor threads matter', async () => {
  const columns = [column('a', 'bigint'), column('x', 'double')]
  const count = 20_000
  const row = (i: number) => ({ a: BigInt(i), x: Math.sin(i) * 10 ** (i % 30) })
  async function* chunks(order: (i: number) => number, size: number) {
    for (let from = 0; from < count; from += size) {
      const part = Array.from({ length: Math.min(size, count - from) }, (_, i) => row(order(from + i)))
      yield { a: BigInt64Array.from(part, ({ a }) => a), x: Float64Array.from(part, ({ x }) => x) }
    }
  }
  const found: Digest[] = []
  for (const [threads, order, size] of [
    [1, (i: number) => i, count],
    [2, (i: number) => count - 1 - i, 777],
    [4, (i: number) => (i * 7919) % count, 2048],
  ] as const) {
    const one = await openDuckdb({ path: ':memory:', threads })
    found.push(await digestTable(one, await make(one, 't', columns, chunks(order, size))))
    await one[Symbol.asyncDispose]()
  }
  expect(found[0]?.rows).toBe(BigInt(count))
  expect(found).toEqual([found[0], found[0], found[0]])
})

test('parts add up to the whole, and leave what is left', async () => {
  const table = await make(engine, 'parts', [column('a', 'bigint')], bigints(1000))
  const whole = await digestTable(engine, table)
  await engine.run(statement('delete from parts where a % 3 = 0'))
  const rest = await digestTable(engine, table)
  await engine.replace(table, statement('select range as a from range(1000) where range % 3 = 0'))
  const gone = await digestTable(engine, table)
  expect(addDigests(rest, gone)).toEqual(whole)
  expect(subtractDigests(whole, gone)).toEqual(rest)
  expect(subtractDigests(rest, whole).rows).toBe(-334n)
})

test.each<[number, string]>([
  [0, '0:0'],
  [-0, '0:0'],
  [1, '0:1000000000'],
  [-1, '0:-1000000000'],
  [10, '1:1000000000'],
  [1000, '3:1000000000'],
  [0.1, '-1:1000000000'],
  [9.9999999999e3, '4:1000000000'],
  [-9.9999999999e3, '4:-1000000000'],
  [9.999999999e3, '3:9999999999'],
  [0.99999999999, '0:1000000000'],
  [1e23, '23:1000000000'],
  [Number.MAX_VALUE, '308:1797693135'],
  [-Number.MAX_VALUE, '308:-1797693135'],
  [2.2250738585072014e-308, '-308:2225073859'],
  [5e-324, '-324:4940656458'],
  [1.5e-310, '-310:1500000000'],
  [Math.PI * 1e-200, '-200:3141592654'],
])('the DOUBLE %s is %s', async (x, text) => {
  expect(await digestOf(x)).toEqual(byHand([text]))
})

test('the last bit changes nothing, the tenth digit does', async () => {
  const sample = fc.tuple(
    fc.integer({ min: 1_000_000_000, max: 9_999_999_998 }),
    fc.integer({ min: -300, max: 290 }),
    fc.boolean(),
  )
  await fc.assert(
    fc.asyncProperty(sample, async ([mantissa, exponent, negative]) => {
      const x = Number(`${negative ? '-' : ''}${mantissa}e${exponent}`)
      const digest = await digestOf(x)
      expect(await digestOf(ulp(x, 1n))).toEqual(digest)
      expect(await digestOf(ulp(x, -1n))).toEqual(digest)
      expect(await digestOf(Number(`${negative ? '-' : ''}${mantissa + 1}e${exponent}`))).not.toEqual(digest)
    }),
    { numRuns: 100 },
  )
})

test.each(['NaN', 'Infinity', '-Infinity'])('%s fails, and says where', async bad => {
  await engine.run(
    statement('create or replace table bad as select cast($1 as double) as x union all select 1e0', [bad]),
  )
  const error = await failsWith('unsafe', digestTable(engine, { name: 'bad', columns: [column('x', 'double')] }))
  expect(error.message).toBe('bad: a DOUBLE column holds NaN or Infinity')
})

test('tables of other schemas and names of other kinds', async () => {
  await engine.run(statement('create schema other'))
  await engine.run(statement('create table other.t as select 5 as "a.b ""c"""'))
  expect(await digestTable(engine, { name: 'other.t', columns: [column('a.b "c"', 'integer')] })).toEqual(byHand(['5']))
})

async function digestOf(x: number): Promise<Digest> {
  return digestTable(engine, await make(engine, 'one_double', [column('x', 'double')], once({ x: [x] })))
}

/** The neighbour of a DOUBLE. */
function ulp(x: number, step: bigint): number {
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, x)
  view.setBigUint64(0, view.getBigUint64(0) + step)
  return view.getFloat64(0)
}
