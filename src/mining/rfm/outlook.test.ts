import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDraft } from '../../warehouse/engine/duckdb/draft.js'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import type { Day } from '../../warehouse/engine/value.js'
import { bind, sqlFile } from '../../warehouse/sql-file.js'
import { tenThousandths } from '../money.js'
import { mine } from '../run.js'
import { buildSmallStar, type SmallCost, type SmallReturn, type SmallSale } from '../small-star.js'
import { segmentOutlook } from './outlook.js'

const asOf = '2024-07-01' as Day
const rules = [
  { name: 'rich', r: [1, 5], f: [1, 5], m: [4, 5] },
  { name: 'rest', r: [1, 5], f: [1, 5], m: [1, 3] },
]
// Above 50.00 is rich.
const options = { rfm: { rules, cuts: { monetary: [1, 2, 50, 60] } } }

/** Customer 1 is rich, 2 and 3 are not. The year is half over: the sales reach back to its first day. */
const sales: readonly SmallSale[] = [
  { order: 10, customer: 2, day: '2024-01-01', price: '8.00', product: 9 },
  { order: 11, customer: 1, day: '2024-02-01', units: 2, price: '20.00', product: 7 },
  { order: 12, customer: 1, day: '2024-05-01', units: 3, price: '20.00', product: 7 },
  { order: 13, customer: 1, day: '2024-06-30', units: 1, price: '5.00', product: 9 },
  { order: 14, customer: 3, day: '2024-03-31', units: 1, price: '10.00', product: 7 },
  { order: 15, customer: 3, day: '2024-04-01', units: 1, price: '12.00', product: 7 },
]
const returns: readonly SmallReturn[] = [
  { id: 1, customer: 1, day: '2024-05-03', price: '20.00', takes: { order: 12 } },
]
/** Product 7 costs 6.00 until April, 7.50 from then on; of product 9 no cost is known. */
const costs: readonly SmallCost[] = [
  { product: 7, from: '2024-03-01', to: '2024-04-01', cost: '6.00' },
  { product: 7, from: '2024-04-01', cost: '7.50' },
  { product: 9, from: '2024-01-01', cost: null },
]

let engine: Engine
beforeAll(async () => {
  engine = await openDraft({ path: ':memory:', threads: 2 })
})
afterAll(() => engine[Symbol.asyncDispose]())

async function outlook(of: Partial<Parameters<typeof buildSmallStar>[1]> = {}) {
  await buildSmallStar(engine, { sales, returns, costs, ...of })
  await mine(engine, { asOf, options })
  const found = await segmentOutlook(engine, asOf)
  return Object.fromEntries(found.map(({ segment, ...row }) => [segment, row]))
}

it('weighs the last three months against the three before, what was given back taken off', async () => {
  const { rich, rest } = await outlook()
  // 60 - 20 + 5 after 1 April, 40 before it.
  expect(rich).toMatchObject({ recent_sales: '45.0000', earlier_sales: '40.0000', trend: 0.125 })
  expect(rest).toMatchObject({ recent_sales: '12.0000', earlier_sales: '18.0000', trend: -0.3333333333 })
})

it('reckons margins of what has a cost, by the cost of its day; the first version holds before it, too', async () => {
  const { rich, rest } = await outlook()
  // Kept: 2 at 20 costing 6, 2 at 20 costing 7.50; the 5.00 of product 9 are no sale without cost.
  expect(rich).toMatchObject({ margin: '53.0000', margin_rate: 0.6625, costed_share: 0.9411764706 })
  // 10 - 6 and 12 - 7.50; 22 of 30 have a cost.
  expect(rest).toMatchObject({ margin: '8.5000', margin_rate: 0.3863636364, costed_share: 0.7333333333 })
})

it('takes what a line says that it cost before the cost of its product, of units that stay', async () => {
  // Order 12 cost 9.00 for three units, of which two are kept: 6.00 in place of 15.00.
  const { rich } = await outlook({ sales: sales.map(sale => (sale.order === 12 ? { ...sale, cost: '9.00' } : sale)) })
  expect(rich).toMatchObject({ margin: '62.0000' })
  const { rest } = await outlook({
    costs: [],
    sales: sales.map(sale => (sale.order === 15 ? { ...sale, cost: '2.00' } : sale)),
  })
  expect(rest).toMatchObject({ margin: '10.0000', costed_share: 0.4 })
})

it('has the sales of the marts: no line counts twice, or not at all', async () => {
  await outlook()
  const margins = bind<{ line_sales: string }>(sqlFile('reports/segment_margin.sql'))
  const total = (of: readonly string[]) => of.reduce((sum, money) => sum + tenThousandths(money), 0n)
  const found = await rows(engine, margins)
  const marts = await rows(
    engine,
    statement<{ net_sales: string }>('select net_sales from mart_customer where rfm_segment is not null'),
  )
  expect(total(found.map(row => row.line_sales))).toBe(total(marts.map(row => row.net_sales)))
  expect(total(found.map(row => row.line_sales))).toBe(115_0000n)
})

it('says nothing of margins where no cost is known, and nothing of a trend that the data do not hold', async () => {
  const { rich } = await outlook({ costs: [{ product: 7, from: '2024-01-01', cost: null }] })
  expect(rich).toMatchObject({ margin: null, margin_rate: null, costed_share: null, trend: 0.125 })
  const { rest } = await outlook({ sales: sales.filter(({ day }) => day > '2024-01-05') })
  expect(rest).toMatchObject({ earlier_sales: '10.0000', trend: null })
})
