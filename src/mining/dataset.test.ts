import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDraft } from '../warehouse/engine/duckdb/draft.js'
import type { Engine } from '../warehouse/engine/engine.js'
import { compilable } from './compilable.js'
import { business, prepare } from './contract-suite.js'
import { dataset } from './dataset.js'
import { succession } from './sample-models.js'

type Feature = { customer_key: bigint; frequency: bigint; tenure_days: bigint }

let engine: Engine
beforeAll(async () => {
  engine = await openDraft({ path: ':memory:', threads: 2 })
  await prepare(engine, succession, business)
})
afterAll(() => engine[Symbol.asyncDispose]())

it('draws the same bounded sample whatever the order of rows, in the order of the key', async () => {
  const data = dataset<Feature>(engine, ['customer_key'])
  const sample = await data.sample(['frequency', 'customer_key'], 20)
  expect(sample.customer_key).toBeInstanceOf(BigInt64Array)
  expect(sample.customer_key).toHaveLength(20)
  expect([...sample.customer_key]).toEqual([...sample.customer_key].sort((one, other) => Number(one - other)))
  // Not the first keys: a hash chose them.
  expect([...sample.customer_key]).not.toEqual(Array.from({ length: 20 }, (_, i) => BigInt(i + 1)))
  await using other = await openDraft({ path: ':memory:', threads: 4 })
  await prepare(other, succession, [...business].reverse())
  expect(await dataset<Feature>(other, ['customer_key']).sample(['frequency', 'customer_key'], 20)).toEqual(sample)
  const larger = await data.sample(['customer_key'], 1000)
  expect(larger.customer_key).toHaveLength(200)
})

it('streams distinct patterns in order with their counts', async () => {
  const seen: bigint[] = []
  let customers = 0n
  for await (const chunk of dataset<Feature>(engine, ['customer_key']).patterns(['frequency'])) {
    seen.push(...chunk.frequency)
    customers += chunk.n.reduce((sum, n) => sum + n, 0n)
  }
  expect(seen).toEqual([1n, 2n, 3n, 5n])
  expect(customers).toBe(200n)
})

it('refuses more than a million sums', async () => {
  const data = dataset<Feature>(engine, ['customer_key'])
  const many = data.sums(() => compilable(sql<{ i: bigint }>`select i from range(1000001) as t(i)`))
  await expect(many).rejects.toThrow('expected at most 1000000')
})
