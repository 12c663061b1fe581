import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDraft } from '../../warehouse/engine/duckdb/draft.js'
import type { Engine } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import type { Day } from '../../warehouse/engine/value.js'
import { buildSmallStar } from '../small-star.js'
import { historyOf, scoredDays } from '../store.js'
import { migration, movers } from './migration.js'
import { rfm } from './rfm.js'
import { defaultRules, segmentOrder } from './segments.js'
import { stability } from './stability.js'

const from = '2024-01-01' as Day
const to = '2024-02-01' as Day
const order = segmentOrder(defaultRules)

let engine: Engine
beforeAll(async () => {
  engine = await openDraft({ path: ':memory:', threads: 2 })
  // Customers 3 and 4 were two on the first day, and are one since: 4 had bought last.
  await buildSmallStar(engine, { sales: [], records: [1, 2, 3, 4, 5, 6, 7], merged: { 4: 3 } })
  await engine.run(statement(historyOf(rfm.scores).ddl ?? ''))
  for (const row of [
    `1, date '${from}', 1, 1, 1, 'hibernating', 300, 1, 10.00`,
    `1, date '${to}', 5, 5, 1, 'champions', 3, 9, 90.00`,
    `2, date '${from}', 5, 5, 5, 'champions', 3, 9, 400.00`,
    `2, date '${to}', 4, 5, 5, 'loyal', 34, 9, 400.00`,
    `3, date '${from}', 1, 1, 1, 'hibernating', 200, 1, 1.00`,
    `4, date '${from}', 5, 1, 1, 'new', 5, 1, 2.00`,
    `3, date '${to}', 5, 1, 1, 'new', 5, 2, 3.00`,
    `5, date '${to}', 5, 1, 1, 'new', 5, 1, 7.00`,
    `6, date '${from}', 5, 1, 1, 'new', 5, 1, 8.00`,
    `7, date '${from}', 5, 1, 1, 'bygone', 5, 1, 8.00`,
    `7, date '${to}', 5, 1, 1, 'new', 5, 1, 8.00`,
  ]) {
    await engine.run(statement(`insert into score_rfm_history values (${row})`))
  }
})
afterAll(() => engine[Symbol.asyncDispose]())

it('counts who went where, who came and who left; merged customers once', async () => {
  const { matrix, up, down } = await migration(engine, from, to, order)
  expect(matrix.map(move => [move.from_segment, move.to_segment, Number(move.customers)])).toEqual([
    ['champions', 'loyal', 1],
    ['new', 'new', 1],
    ['new', null, 1],
    ['hibernating', 'champions', 1],
    ['bygone', 'new', 1],
    [null, 'new', 1],
  ])
  expect([up, down]).toEqual([1n, 1n])
})

it('tells how many stayed, of those who are scored on both days', async () => {
  const found = await stability(engine, [from, to], order)
  expect(found.map(row => [row.segment, Number(row.customers), Number(row.stayed), row.share_stayed])).toEqual([
    [null, 4, 1, 0.25],
    ['champions', 1, 0, 0],
    ['new', 1, 1, 1],
    ['hibernating', 1, 0, 0],
    ['bygone', 1, 0, 0],
  ])
  expect(await stability(engine, [to], order)).toEqual([])
})

it('runs backwards, and against itself', async () => {
  const back = await migration(engine, to, from, order)
  expect([back.up, back.down]).toEqual([1n, 1n])
  expect(back.matrix).toContainEqual({ from_segment: 'champions', to_segment: 'hibernating', customers: 1n })
  const still = await migration(engine, to, to, order)
  expect(still.matrix.every(move => move.from_segment === move.to_segment)).toBe(true)
})

it('lists the movers, those who spent most first', async () => {
  const list = await movers(engine, from, to, 2)
  expect(list).toEqual([
    { customer_key: 2n, customer_id: 'c2', from_segment: 'champions', to_segment: 'loyal', net_sales: '400.0000' },
    { customer_key: 1n, customer_id: 'c1', from_segment: 'hibernating', to_segment: 'champions', net_sales: '90.0000' },
  ])
})

it('knows the days of the history', async () => {
  expect(await scoredDays(engine, rfm.scores)).toEqual([to, from])
})
