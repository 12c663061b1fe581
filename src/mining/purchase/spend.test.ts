import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cdnowPurchases } from '../../../test/support/cdnow.js'
import { needsShared } from '../../../test/support/shared-data.js'
import { draws } from '../../../test/support/simulated.js'
import { openDraft } from '../../warehouse/engine/duckdb/draft.js'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import { mineSmallStar } from '../mine-small-star.js'
import type { SmallSale } from '../small-star.js'
import { expectedSpend } from './gamma-gamma.js'

const there = needsShared('cdnow', 'spend of CDNOW')

let engine: Engine
beforeEach(async () => {
  engine = await openDraft({ path: ':memory:', threads: 2 })
})
afterEach(() => engine[Symbol.asyncDispose]())

function mined(sales: readonly SmallSale[], asOf: string, options: object = {}) {
  return mineSmallStar(engine, { sales }, asOf, { spend: options })
}

it.skipIf(!there)(
  'has the published maximum on the CDNOW sample, and expects what is published of its customers',
  async () => {
    const sales = cdnowPurchases('sample').map(({ customer, day, cents }, i) => ({
      order: i + 1,
      customer,
      day,
      price: (cents / 100).toFixed(2),
    }))
    const { card } = await mined(sales, '1997-10-01')
    expect(card.details).toMatchObject({
      spenders: 946,
      log_likelihood: expect.closeTo(-4055.9177, 3),
      correlation: expect.closeTo(0.113884, 4),
    })
    const { p, q, v } = card.params as { p: number; q: number; v: number }
    for (const [found, known] of [
      [p, 6.2496],
      [q, 3.7442],
      [v, 15.4435],
    ] as const)
      expect(found / known).toBeCloseTo(1, 3.7)
    const scores = await rows(
      engine,
      statement<{ expected_spend: number }>('select expected_spend from score_spend order by customer_key'),
    )
    const said = scores.map(({ expected_spend }) => expected_spend)
    for (const [i, known] of [24.65, 18.91, 35.17, 35.17, 35.17, 71.46, 18.91, 35.17, 27.28, 35.17].entries())
      expect(said[i]).toBeCloseTo(known, 1.9)
    expect(said.reduce((sum, value) => sum + value, 0) / said.length).toBeCloseTo(35.253, 2)
  },
)

/** Each customer buys on so many days, at so much each. */
const buyers = (
  customers: number,
  purchases: number,
  price: (customer: number, n: number) => string,
): readonly SmallSale[] =>
  Array.from({ length: customers }, (_, i) =>
    Array.from({ length: purchases }, (_, n) => ({
      order: i * 100 + n + 1,
      customer: i + 1,
      day: `2024-0${1 + (n % 6)}-${10 + Math.floor(n / 6) + (i % 9)}`,
      price: price(i, n),
    })),
  ).flat()

it('is judged by what purchases brought since, of those who came, beside naive rules', async () => {
  const draw = draws(11)
  const rates = Array.from({ length: 300 }, () => draw.gamma(4, 30))
  const sales = buyers(300, 6, customer => draw.gamma(5, rates[customer] ?? 1).toFixed(2))
  const { card } = await mined(sales, '2024-07-01')
  const { evaluation } = card
  expect(evaluation).toMatchObject({ as_of: '2024-04-02', until: '2024-07-01' })
  const [mae] = evaluation?.measures ?? []
  expect(mae?.baselines.map(({ name }) => name)).toEqual(['as_before', 'last_spend', 'mean_of_all'])
  // By hand: April to June, by what January to March brought.
  const of = (customer: number, from: number, to: number) =>
    sales.slice(6 * customer + from, 6 * customer + to).map(({ price }) => Number(price))
  const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length
  const customers = Array.from({ length: 300 }, (_, i) => i)
  const errorOf = (foretold: (customer: number) => number) =>
    mean(customers.map(one => Math.abs(foretold(one) - mean(of(one, 3, 6)))))
  const all = mean(customers.flatMap(one => of(one, 0, 3)))
  expect(evaluation?.rows).toBe(300)
  for (const [at, known] of [
    errorOf(one => mean(of(one, 0, 3))),
    errorOf(one => mean(of(one, 2, 3))),
    errorOf(() => all),
  ].entries())
    expect(mae?.baselines[at]?.value).toBeCloseTo(known, 6)
  expect(mae?.model).toBeLessThan(Math.min(...(mae?.baselines.slice(1).map(({ value }) => value ?? 0) ?? [])))
})

describe('spend that teaches little', () => {
  it.each([
    ['one customer', buyers(1, 3, () => '10'), /^mean forecasts: gamma_gamma: 1 repeat buyers with spend/, 10],
    ['equal customers', buyers(200, 3, () => '10'), /^mean forecasts: gamma_gamma: .*do not differ/, 10],
    ['one-time buyers', buyers(200, 1, i => String(10 + (i % 3))), /^mean forecasts: gamma_gamma: 0 repeat/, 10.995],
  ])('%s: the mean of all purchases takes over', async (_, sales, why, mean) => {
    const { outcome } = await mined(sales, '2024-07-01')
    expect(outcome.state).toBe('fitted')
    expect(outcome.notes[0]).toMatch(why)
    const scores = await rows(engine, statement('select distinct expected_spend from score_spend'))
    expect(scores).toEqual([{ expected_spend: expect.closeTo(mean, 9) }])
  })

  it('counts repeat buyers whose repeat purchases brought nothing, and gives them the mean of all', async () => {
    const free = buyers(20, 3, () => '30').map(sale => ({ ...sale, discount: sale.order % 100 === 1 ? '0' : '40' }))
    const draw = draws(3)
    const others = Array.from({ length: 400 }, (_, i) => {
      const rate = draw.gamma(4, 30)
      return buyers(1, 2 + (i % 4), () => draw.gamma(5, rate).toFixed(2)).map(sale => ({
        ...sale,
        order: sale.order + 1000 * (i + 100),
        customer: 1000 + i,
      }))
    }).flat()
    const { outcome, card } = await mined([...free, ...others], '2024-07-01')
    expect(card.params).toMatchObject({ model: 'gamma_gamma' })
    expect(outcome.notes[0]).toMatch(/^20 repeat buyers whose repeat purchases brought nothing or less/)
    const low = await rows(
      engine,
      statement('select count(distinct expected_spend) as kinds from score_spend where customer_key < 1000'),
    )
    expect(low).toEqual([{ kinds: 1n }])
    const { p, q, v } = card.params as { p: number; q: number; v: number }
    const mine = others.filter(({ customer }) => customer === 1003)
    const repeated = mine.slice(1).reduce((sum, { price }) => sum + Number(price), 0)
    const [one] = await rows(engine, statement('select expected_spend from score_spend where customer_key = 1003'))
    expect(one?.expected_spend).toBeCloseTo(expectedSpend([p, q, v], mine.length - 1, repeated), 9)
  })

  it('nothing but gifts: refused', async () => {
    const { outcome } = await mined(
      buyers(80, 3, () => '30').map(sale => ({ ...sale, discount: '30' })),
      '2024-07-01',
    )
    expect(outcome).toMatchObject({ state: 'refused', notes: [expect.stringMatching(/there is no spend to expect/)] })
  })
})
