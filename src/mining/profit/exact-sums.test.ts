import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectExplained } from '../../../test/support/explained-ledger.js'
import { type Costs, costsSchema } from '../../config/costs.js'
import { openDraft } from '../../warehouse/engine/duckdb/draft.js'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import type { Day } from '../../warehouse/engine/value.js'
import { sqlFile } from '../../warehouse/sql-file.js'
import { analyses } from '../analysis.js'
import { bindDay } from '../features.js'
import { mine } from '../run.js'
import { buildSmallStar, fill, type SmallStar } from '../small-star.js'
import { profitChecks } from './build-profit.js'

const asOf = '2024-07-01' as Day
const orders = analyses().filter(({ name }) => name === 'orders')
const costs = (written: unknown): Costs => costsSchema.parse(written)

let engine: Engine
beforeAll(async () => {
  engine = await openDraft({ path: ':memory:', threads: 2 })
})
afterAll(() => engine[Symbol.asyncDispose]())

async function reckon(star: SmallStar, declared: Costs, recorded = false): Promise<void> {
  await buildSmallStar(engine, star)
  await mine(engine, { asOf, registry: {}, analyses: orders, profit: { costs: declared, recorded } })
  for (const path of recorded ? profitChecks : profitChecks.slice(0, 1))
    expect(await rows(engine, bindDay(sqlFile(path), asOf)), path).toEqual([])
  await expectExplained(engine, asOf, declared, recorded)
}

type Sum = { of: string; amount: string }
const spent = async (by: string) => {
  const found = await rows(
    engine,
    statement<Sum>(`select cast(${by} as varchar) as of, cast(-sum(amount) as decimal(18,4)) as amount
      from mart_profit_line where activity <> '' group by 1 order by 1`),
  )
  return Object.fromEntries(found.map(({ of, amount }) => [of, amount]))
}

describe('rates of six decimals', () => {
  const days = ['2024-01-10', '2024-01-20', '2024-02-10']
  const sales = Array.from({ length: 2121 }, (_, i) => ({
    order: i + 1,
    customer: 1 + (i % 7),
    day: days[i % 3] ?? '',
    price: '0.99',
  }))

  it('cost what the rate times their number is, at every grain to less than a hundredth', async () => {
    const activities = { parcel: { driver: 'orders', rate: 0.333333 }, fee: { driver: 'revenue', rate: '0.012345' } }
    await reckon({ sales }, costs({ activities }))
    // 2,121 × .333333 and 2,121 × .99 × .012345
    expect(await spent('activity')).toEqual({ parcel: '706.9993', fee: '25.9219' })
    const byCustomer = await spent("case when activity = 'parcel' then customer_key else 0 end")
    expect(Object.keys(byCustomer)).toHaveLength(8)
    for (const [customer, amount] of Object.entries(byCustomer))
      if (customer !== '0') expect(Math.abs(Number(amount) - 303 * 0.333333)).toBeLessThan(0.002)
  })

  it('change within a month, each for the days from its own on', async () => {
    const rate = { '2024-01-01': '0.111111', '2024-01-15': '0.222222' }
    await reckon({ sales }, costs({ activities: { parcel: { driver: 'orders', rate } } }))
    expect(await spent('on_day')).toEqual({
      '2024-01-10': '78.5555',
      '2024-01-20': expect.stringMatching(/^157\.110[89]|^157\.1110/),
      '2024-02-10': expect.stringMatching(/^157\.110[89]|^157\.1110/),
    })
    expect(await spent('activity')).toEqual({ parcel: '392.7774' })
  })

  it('and shares of prices: goods cost them in all', async () => {
    await reckon({ sales }, costs({ goods: [{ below: 5, margin: 0.333333 }, { margin: 0.5 }] }))
    const [goods] = await rows(
      engine,
      statement<{ goods: string }>("select -sum(amount) as goods from mart_profit_line where entry = 'goods'"),
    )
    expect(goods).toEqual({ goods: '1399.8607' })
  })
})

describe('recorded costs that name their order', () => {
  const star: SmallStar = {
    sales: [
      { order: 1, customer: 1, day: '2024-01-10', product: 7, price: '2' },
      { order: 1, line: 2, customer: 1, day: '2024-01-10', product: 8, price: '1' },
      { order: 2, customer: 2, day: '2024-01-12', product: 7, price: '0' },
      { order: 2, line: 2, customer: 2, day: '2024-01-12', product: 8, price: '0' },
    ],
    records: [1, 2],
  }
  const cost = (key: number, activity: string, amount: string, more = {}) => ({
    ...{ cost_key: BigInt(key), activity, amount, period: '2024-01-15', order_key: 0n, channel_key: 0n, ...more },
  })
  const told = [
    cost(1, 'freight', '10', { order_key: 1n }),
    // A carrier's rebate.
    cost(2, 'freight', '-1', { order_key: 1n, period: '2024-02-01' }),
    cost(3, 'freight', '3', { order_key: 2n }),
    cost(4, 'freight', '5'),
    // Of an order that nobody knows.
    cost(5, 'freight', '4', { order_key: 99n }),
    cost(6, 'refund fee', '0.25', { order_key: 2n }),
  ]

  it('are costs of that order: its customer, and its products by their value, else their lines', async () => {
    await fill(engine, 'fct_activity_cost', told)
    await reckon(star, costs({ activities: {} }), true)
    expect(await spent("entry || ' ' || activity || ' ' || order_key || ' ' || product_key")).toEqual({
      'serve freight 1 7': '6.0000',
      'serve freight 1 8': '3.0000',
      'serve freight 2 7': '1.5000',
      'serve freight 2 8': '1.5000',
      'serve refund fee 2 7': '0.1250',
      'serve refund fee 2 8': '0.1250',
      'unallocated freight 0 0': '9.0000',
    })
    expect(await spent('customer_key')).toEqual({ 0: '9.0000', 1: '9.0000', 2: '3.2500' })
  })

  it('are those of an order of free goods, too: of one that is sent in place of another', async () => {
    const free = { order: 3, customer: 2, day: '2024-01-13', product: 7, price: '0', type: 'free' } as const
    await fill(engine, 'fct_activity_cost', [cost(1, 'freight', '8', { order_key: 3n }), cost(2, 'freight', '5')])
    const freight = { driver: 'orders', pool: 'records' }
    await reckon({ ...star, sales: [...(star.sales ?? []), free] }, costs({ activities: { freight } }), true)
    expect(await spent('order_key')).toEqual({ 1: '2.5000', 2: '2.5000', 3: '8.0000' })
  })

  it('leave the rest to the driver, and count none of it where an activity says itself what it costs', async () => {
    await fill(engine, 'fct_activity_cost', told)
    const freight = { driver: 'orders', pool: 'records', as: 'reach' }
    await reckon(star, costs({ activities: { freight, 'refund fee': { driver: 'orders', rate: 1 } } }), true)
    expect(await spent("entry || ' ' || activity || ' ' || order_key")).toEqual({
      'reach freight 1': '13.5000',
      'reach freight 2': '7.5000',
      'serve refund fee 1': '1.0000',
      'serve refund fee 2': '1.0000',
    })
  })

  it('are missed by the check where they are not in the ledger', async () => {
    await fill(engine, 'fct_activity_cost', told)
    await reckon(star, costs({ activities: {} }), true)
    await engine.run(
      statement("update mart_profit_line set amount = amount - 1 where activity = 'freight' and order_key = 2"),
    )
    expect(await rows(engine, bindDay(sqlFile('checks/recorded_costs_add_up.sql'), asOf))).toMatchObject([
      { name: 'freight' },
    ])
  })
})
