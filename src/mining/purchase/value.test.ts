import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { draws } from '../../../test/support/simulated.js'
import { openDraft } from '../../warehouse/engine/duckdb/draft.js'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import type { Day } from '../../warehouse/engine/value.js'
import { daysBefore } from '../day.js'
import { mineSmallStar } from '../mine-small-star.js'
import { mine } from '../run.js'
import { buildSmallStar, type SmallSale, type SmallStar } from '../small-star.js'
import { credibility } from './credibility.js'

const asOf = '2024-07-01' as Day

let engine: Engine
beforeEach(async () => {
  engine = await openDraft({ path: ':memory:', threads: 2 })
})
afterEach(() => engine[Symbol.asyncDispose]())

async function mined(star: SmallStar, options: object = {}) {
  // The plainest of both: here their product counts.
  const given = { purchases: { model: 'poisson' }, spend: { model: 'mean' }, value: options }
  const scores = statement<{ margin_rate: number; residual_spend: number; residual_value: number; product: number }>(
    `select margin_rate, residual_spend, residual_value, discounted_purchases * expected_spend as product
    from score_value join score_purchases using (customer_key) join score_spend using (customer_key) order by customer_key`,
  )
  return { ...(await mineSmallStar(engine, star, asOf, given)), scores: await rows(engine, scores) }
}

/** 200 customers who buy 1 to 6 times at 10 a unit, on days of their own. */
const sales: readonly SmallSale[] = Array.from({ length: 200 }, (_, i) =>
  Array.from({ length: 1 + (i % 6) }, (_, n) => ({
    order: i * 10 + n + 1,
    customer: i + 1,
    product: 7,
    units: 1 + ((i + n) % 3),
    day: daysBefore(asOf, 1 + ((i * 17 + n * 31) % 180)),
  })),
).flat()

describe('residual value', () => {
  it('is what is to come, at the margin of the cost of the product', async () => {
    const { outcome, card, scores } = await mined({ sales, costs: [{ product: 7, from: '2000-01-01', cost: '6' }] })
    expect(card.params).toMatchObject({ basis: 'costs', rate: expect.closeTo(0.4, 12), half: null })
    expect(outcome.notes).toEqual([expect.stringMatching(/differ in their margin by no more than chance/)])
    expect(scores).toHaveLength(200)
    for (const { margin_rate, residual_spend, residual_value, product } of scores) {
      expect(margin_rate).toBeCloseTo(0.4, 12)
      expect(residual_spend / product).toBeCloseTo(1, 12)
      expect(residual_value / (0.4 * product)).toBeCloseTo(1, 12)
    }
  })

  it('is judged on the first of a month whose 90 days are over, by what was learnt before it and earned since', async () => {
    const { card } = await mined({ sales, costs: [{ product: 7, from: '2000-01-01', cost: '6' }] })
    const { evaluation } = card
    expect(evaluation).toMatchObject({ as_of: '2024-04-01', until: '2024-06-30' })
    const [mae, , bias] = evaluation?.measures ?? []
    expect(mae?.baselines.map(({ name }) => name)).toEqual(['as_before', 'mean_of_all'])
    // The same by hand: units at 10 which cost 6, one rate of purchases and one mean for all.
    const before = sales.filter(({ day }) => day < '2024-04-01')
    const since = sales.filter(({ day }) => day >= '2024-04-01' && day < '2024-06-30')
    const seen = new Map<number, { first: string; days: Set<string>; earned: number; later: number }>()
    const earned = ({ units = 1 }: SmallSale) => 4 * units
    for (const sale of before) {
      const known = seen.get(sale.customer) ?? { first: sale.day, days: new Set(), earned: 0, later: 0 }
      known.first = known.first < sale.day ? known.first : sale.day
      known.days.add(sale.day)
      known.earned += earned(sale)
      seen.set(sale.customer, known)
    }
    for (const sale of since) {
      const known = seen.get(sale.customer)
      if (known) known.later += earned(sale)
    }
    const all = [...seen.values()]
    const total = (of: (one: (typeof all)[number]) => number) => all.reduce((sum, one) => sum + of(one), 0)
    const observed = (first: string) => (Date.parse('2024-04-01') - Date.parse(first)) / 86_400_000
    const asBefore = (one: (typeof all)[number]) => (one.earned * 90) / observed(one.first)
    const each =
      ((90 * total(({ days }) => days.size - 1)) / total(({ first }) => observed(first))) *
      (total(one => one.earned) / total(({ days }) => days.size))
    expect(evaluation?.rows).toBe(all.length)
    expect(bias?.baselines[0]?.value).toBeCloseTo(total(asBefore) / total(({ later }) => later) - 1, 6)
    expect(mae?.baselines[0]?.value).toBeCloseTo(total(one => Math.abs(asBefore(one) - one.later)) / all.length, 6)
    // One rate for all is fitted, and so near it: the rest is how it counts the days.
    expect(Math.abs((bias?.model ?? 9) - (each * all.length) / total(({ later }) => later) + 1)).toBeLessThan(0.02)
    expect(card.gates).toContainEqual(expect.objectContaining({ gate: 'beats_baselines' }))
  })

  it('takes the word of the line before the cost of the product, less what was given back', async () => {
    const first = sales.slice(1, 2).map(sale => ({ ...sale, units: 2, cost: '19' }))
    const takes = { order: first[0]?.order ?? 0, units: 1 }
    const [one = first[0]] = first
    const { card } = await mined({
      sales: [...sales.slice(0, 1), ...first, ...sales.slice(2)].filter(({ customer }) => customer === one?.customer),
      returns: [{ id: 1, customer: one?.customer ?? 0, day: one?.day ?? '', takes }],
      costs: [{ product: 7, from: '2000-01-01', cost: '6' }],
    })
    // Kept 1 unit of 10 that cost 9.50, of 20 that were spent.
    const known = (card.details as { known: { earned: number; spend: number } }).known
    const others = sales.slice(2).filter(({ customer }) => customer === one?.customer)
    const spent = others.reduce((sum, { units = 1 }) => sum + 10 * units, 0)
    expect(known).toMatchObject({ spend: 20 + spent, earned: expect.closeTo(0.5 + 0.4 * spent, 9) })
  })

  it('may be a loss', async () => {
    const { scores } = await mined({ sales, costs: [{ product: 7, from: '2000-01-01', cost: '12' }] })
    for (const { residual_value } of scores) expect(residual_value).toBeLessThan(0)
  })

  it('is spend where no cost is known, and said so, or what the project declares', async () => {
    const { outcome, card } = await mined({ sales })
    expect(card.params).toEqual({ basis: 'spend', rate: 1, half: null })
    expect(outcome.notes[0]).toMatch(/residual value is spend, not margin/)
    const declared = await mined({ sales }, { margin_rate: 0.35 })
    expect(declared.card.params).toEqual({ basis: 'declared', rate: 0.35, half: null })
    expect(declared.scores[0]?.margin_rate).toBe(0.35)
  })

  it('is skipped without the scores that it joins', async () => {
    await buildSmallStar(engine, { sales })
    const outcomes = await mine(engine, { asOf, analyses: [], options: { value: {} } })
    expect(outcomes.find(({ model }) => model === 'value')).toMatchObject({
      state: 'skipped',
      notes: ['needs score purchases, score spend'],
    })
  })
})

describe('how far a rate of one customer is believed', () => {
  it('finds the variances that customers were drawn with', () => {
    const draw = draws(2)
    const sums = { customers: 0, orders: 0, spend: 0, earned: 0, spendSquares: 0, betweenSquares: 0, withinSquares: 0 }
    const normal = () => draw.uniform() + draw.uniform() + draw.uniform() + draw.uniform() - 2
    for (let i = 0; i < 20_000; i++) {
      // Rates about .3: between customers with a variance of .01 ÷ 3, within them of .04 ÷ 3 an order of 1.
      const own = 0.3 + 0.1 * normal()
      const orders = 2 + (i % 5)
      const made = Array.from({ length: orders }, () => own + 0.2 * normal())
      const earned = made.reduce((sum, rate) => sum + rate, 0)
      sums.customers++
      sums.orders += orders
      sums.spend += orders
      sums.earned += earned
      sums.spendSquares += orders * orders
      sums.betweenSquares += (earned * earned) / orders
      sums.withinSquares += made.reduce((sum, rate) => sum + rate * rate, 0)
    }
    const found = credibility(sums)
    expect(found?.rate).toBeCloseTo(0.3, 2)
    expect((found?.half ?? 0) / 4).toBeCloseTo(1, 1)
  })

  it('has no rate without spend, and nobody of their own where one order is all there is', () => {
    const none = { customers: 0, orders: 0, spend: 0, earned: 0, spendSquares: 0, betweenSquares: 0, withinSquares: 0 }
    expect(credibility(none)).toBeNull()
    const one = {
      customers: 1,
      orders: 1,
      spend: 10,
      earned: 4,
      spendSquares: 100,
      betweenSquares: 1.6,
      withinSquares: 1.6,
    }
    expect(credibility(one)).toEqual({ rate: 0.4, half: null })
  })
})
