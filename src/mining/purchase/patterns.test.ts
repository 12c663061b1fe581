import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDraft } from '../../warehouse/engine/duckdb/draft.js'
import type { Engine } from '../../warehouse/engine/engine.js'
import { business, prepare } from '../contract-suite.js'
import { dataset } from '../dataset.js'
import { readPatterns, thinned, totalsOf } from './patterns.js'
import { type Purchases, purchases } from './purchases.js'

let engine: Engine
beforeAll(async () => {
  engine = await openDraft({ path: ':memory:', threads: 2 })
  await prepare(engine, purchases, business)
})
afterAll(() => engine[Symbol.asyncDispose]())

const data = () => dataset<Purchases['feature']>(engine, ['customer_key'])

it('counts every customer once, in the order of x, t_x and T', async () => {
  const { patterns, notes } = await readPatterns(data())
  expect(notes).toEqual([])
  expect(totalsOf(patterns).customers).toBe(200)
  const order = Array.from(patterns.x, (x, i) => [x, patterns.last[i] ?? 0, patterns.seen[i] ?? 0] as const)
  const sorted = [...order].sort((one, other) => one[0] - other[0] || one[1] - other[1] || one[2] - other[2])
  expect(order).toEqual(sorted)
  const few = thinned(patterns, 20)
  expect(few.size).toBeLessThanOrEqual(20)
  expect(few.x[1]).toBe(patterns.x[Math.ceil(patterns.size / 20)])
})

it('takes a sample of customers, and says so, where patterns are too many to hold', async () => {
  const { patterns, notes } = await readPatterns(data(), 50, 80)
  expect(totalsOf(patterns).customers).toBe(80)
  expect(notes).toEqual(['learnt from 80 customers, drawn by their keys: all have more than 50 unlike histories'])
  expect(await readPatterns(data(), 50, 80)).toEqual({ patterns, notes })
})
