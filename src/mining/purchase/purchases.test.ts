import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cdnowPurchases } from '../../../test/support/cdnow.js'
import { needsShared } from '../../../test/support/shared-data.js'
import { openDraft } from '../../warehouse/engine/duckdb/draft.js'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import type { Day } from '../../warehouse/engine/value.js'
import { daysBefore } from '../day.js'
import { mineSmallStar } from '../mine-small-star.js'
import { mine } from '../run.js'
import type { SmallSale } from '../small-star.js'

const there = needsShared('cdnow', 'purchases of CDNOW')

let engine: Engine
beforeEach(async () => {
  engine = await openDraft({ path: ':memory:', threads: 2 })
})
afterEach(() => engine[Symbol.asyncDispose]())

function mined(sales: readonly SmallSale[], asOf: string, options: object = {}) {
  return mineSmallStar(engine, { sales }, asOf, { purchases: options })
}

describe.skipIf(!there)('purchases of the CDNOW sample', () => {
  const sales = (there ? cdnowPurchases('sample') : []).map(({ customer, day }, i) => ({ order: i + 1, customer, day }))

  it('chooses by what came within 90 days, shows all candidates, and scores every customer', async () => {
    const { outcome, card } = await mined(sales, '1997-10-01')
    expect(outcome).toMatchObject({
      state: 'fitted',
      notes: [expect.stringMatching(/^mbg_nbd forecasts: bg_nbd foretold better by no more than chance/)],
    })
    // The published maximum, in days.
    const { r = 0, alpha_days = 0 } = (card.params as { parameters: Record<string, number> }).parameters
    expect(r).toBeCloseTo(0.52484, 4)
    expect(alpha_days / 7).toBeCloseTo(6.18309, 3)
    expect(card.details).toMatchObject({
      customers: 2357,
      repeat_buyers: 946,
      candidates: ['mbg_nbd', 'pareto_nbd', 'bg_nbd', 'nbd', 'poisson'].map(name => ({ name, fault: null })),
    })
    expect(card.evaluation).toMatchObject({ as_of: '1997-07-03', until: '1997-10-01', rows: 2357 })
    const mae = card.evaluation?.measures.find(({ measure }) => measure === 'mae')
    expect(mae?.baselines.map(({ name, high }) => [name, (high ?? 0) < 0])).toEqual([
      ['as_before', true],
      ['rate_of_all', true],
    ])
    // 39 weeks later 1,882 purchases had come, in 273 days: what is said of 90 and 365 lies on both sides.
    const [sums] = await rows(
      engine,
      statement<Record<string, number>>(`select count(*) as n, sum(expected_purchases_90_days) as soon,
        sum(expected_purchases_365_days) as later, sum(discounted_purchases) as discounted, min(p_alive) as low,
        max(p_alive) as high, min(p_none_90_days - p_none_365_days) as falls from score_purchases`),
    )
    expect(Number(sums?.n)).toBe(2357)
    expect(sums?.soon).toBeGreaterThan(400)
    expect(sums?.soon).toBeLessThan(1882)
    expect(sums?.later).toBeGreaterThan(1882)
    expect(sums?.discounted).toBeGreaterThan(sums?.later ?? 0)
    expect(sums?.low).toBeGreaterThan(0)
    expect(sums?.high).toBeLessThan(1)
    expect(sums?.falls).toBeGreaterThan(0)
  })

  it('forecasts by the model that the project names, and says so', async () => {
    const { outcome, card } = await mined(sales, '1997-10-01', { model: 'pareto_nbd' })
    expect(outcome.notes).toEqual(['pareto_nbd forecasts: the project names it'])
    expect(card.params).toMatchObject({ model: 'pareto_nbd' })
  })

  it('chooses by likelihood where the history is too short for a holdout', async () => {
    const { outcome } = await mined(sales, '1997-03-01')
    expect(outcome.notes[0]).toMatch(/^\w+ forecasts: by likelihood \(BIC: .*as no earlier day can judge/)
  })
})

/** Customers who bought on the given days before 2024-07-01. */
const bought = (customers: number, ...days: readonly number[]): readonly SmallSale[] =>
  Array.from({ length: customers }, (_, i) =>
    days.map((before, n) => ({
      order: i * 100 + n + 1,
      customer: i + 1,
      day: daysBefore('2024-07-01' as Day, before),
    })),
  ).flat()

describe('purchases that teach little', () => {
  it('of one-time buyers only: refused by name', async () => {
    const { outcome } = await mined(bought(80, 200), '2024-07-01')
    expect(outcome).toMatchObject({ state: 'refused', notes: [expect.stringMatching(/none of 80 customers/)] })
  })

  it('of equal customers: one rate for all takes over, and the report says why', async () => {
    const { outcome, card } = await mined(bought(300, 250, 150, 40), '2024-07-01')
    expect(outcome.notes[0]).toBe('poisson forecasts: no richer model has an inner maximum on these data')
    expect(outcome.notes).toContainEqual(expect.stringMatching(/^nbd: .* do not differ in how often they buy/))
    expect((card.params as { parameters: object }).parameters).toEqual({ lambda_per_day: expect.closeTo(2 / 249, 9) })
    const scores = await rows(engine, statement('select distinct p_alive, p_none_90_days from score_purchases'))
    expect(scores).toEqual([{ p_alive: 1, p_none_90_days: expect.closeTo(Math.exp((-90 * 2) / 249), 9) }])
  })

  it('of a named model without an inner maximum: refused, and told how to mend it', async () => {
    const { outcome } = await mined(bought(300, 250, 150, 40), '2024-07-01', { model: 'bg_nbd' })
    expect(outcome).toMatchObject({
      state: 'refused',
      notes: [expect.stringMatching(/leave the option model at auto/)],
    })
  })

  it('of nobody who asks for it: nothing runs, and scores of the night before go', async () => {
    await mined(bought(80, 200, 20), '2024-07-01')
    const outcomes = await mine(engine, { asOf: '2024-07-01' as Day, analyses: [], standing: ['score_purchases'] })
    expect(outcomes.map(({ model }) => model)).toEqual(['rfm'])
    await expect(rows(engine, statement('select * from score_purchases'))).rejects.toMatchObject({ code: 'missing' })
  })
})
