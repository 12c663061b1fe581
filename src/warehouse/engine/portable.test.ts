import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { builder } from '../kysely.js'
import { column, failsWith, make, once } from './contract/fixture.js'
import { openDuckdb } from './duckdb/duckdb.js'
import type { Engine } from './engine.js'
import { rows } from './engine.js'
import { double, type Portable } from './portable.js'
import { query } from './query.js'
import type { Value } from './value.js'

let engine: Engine
beforeAll(async () => {
  engine = await openDuckdb({ path: ':memory:', threads: 2 })
})
afterAll(() => engine[Symbol.asyncDispose]())

const x = sql.ref<number>('x')

async function one(build: (portable: Portable) => ReturnType<typeof sql>): Promise<Value | undefined> {
  const found = await rows(
    engine,
    query<{ a: Value }>(portable =>
      builder<{ t: { x: number } }>().selectFrom('t').select(build(portable).$castTo<Value>().as('a')),
    ),
  )
  return found[0]?.a
}

test('exactSum is the sum of the rounded terms, to the last digit', async () => {
  const terms = fc.array(fc.double({ min: -1e12, max: 1e12, noNaN: true }), { minLength: 1, maxLength: 50 })
  await fc.assert(
    fc.asyncProperty(terms, fc.constantFrom(0, 6, 9), async (xs, digits) => {
      await make(engine, 't', [column('x', 'double')], once({ x: [...xs, null] }))
      const expected = xs.reduce((total, x) => total + BigInt(roundAway(x * 10 ** digits)), 0n)
      expect(await one(portable => sql`${portable.exactSum(x, digits)}`)).toBe(String(expected))
    }),
    { numRuns: 60 },
  )
})

test('exactSum rounds halves away from zero, and overflows aloud', async () => {
  await make(engine, 't', [column('x', 'double')], once({ x: [0.5, -0.5, 1.5, 2.5, -2.5] }))
  expect(await one(portable => sql`${portable.exactSum(x, 0)}`)).toBe('2')
  await make(engine, 't', [column('x', 'double')], once({ x: [1e38] }))
  await failsWith(
    'conversion',
    one(portable => sql`${portable.exactSum(x, 0)}`),
  )
})

test.each<[Value, Value, number | null]>([
  [7n, 2n, 3.5],
  [1n, 0n, null],
  [0n, 0n, null],
  [null, 2n, null],
  [2n, null, null],
  ['1.1000', '3.0000', 1.1 / 3],
])('ratio of %s and %s is %s', async (a, b, expected) => {
  await make(engine, 't', [column('x', 'double')], once({ x: [0] }))
  const typed = (value: Value) => (typeof value === 'string' ? sql`cast(${value} as decimal(18,4))` : sql`${value}`)
  expect(await one(portable => sql`${portable.ratio(typed(a), typed(b))}`)).toBe(expected)
})

test('a ratio beyond DOUBLE is an error', async () => {
  await make(engine, 't', [column('x', 'double')], once({ x: [1e308] }))
  await failsWith(
    'unsafe',
    one(portable => sql`${portable.ratio(x, sql`1e-10`)}`),
  )
})

test('key is the first 60 bits of the md5', async () => {
  await make(engine, 't', [column('x', 'double')], once({ x: [0] }))
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme' }), async text => {
      const expected = BigInt(`0x${createHash('md5').update(text).digest('hex').slice(0, 15)}`)
      expect(await one(portable => sql`${portable.key(sql`cast(${text} as varchar)`)}`)).toBe(expected)
    }),
    { numRuns: 60 },
  )
})

test('a model constant comes back bit by bit', async () => {
  await make(engine, 't', [column('x', 'double')], once({ x: [0] }))
  await fc.assert(
    fc.asyncProperty(fc.double({ noNaN: true, noDefaultInfinity: true }), async value => {
      expect(await one(() => sql`${double(value)}`)).toBe(value + 0)
    }),
    { numRuns: 60 },
  )
  expect(() => double(Number.NaN)).toThrow(RangeError)
})

function roundAway(x: number): number {
  // The engine's round(): of the magnitude, so that -0.5 goes to -1.
  return Math.sign(x) * Math.floor(Math.abs(x)) + (Math.abs(x) - Math.floor(Math.abs(x)) >= 0.5 ? Math.sign(x) : 0)
}
