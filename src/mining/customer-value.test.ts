import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { draws } from '../../test/support/simulated.js'
import { openDraft } from '../warehouse/engine/duckdb/draft.js'
import { type Engine, rows } from '../warehouse/engine/engine.js'
import { statement } from '../warehouse/engine/query.js'
import type { Day } from '../warehouse/engine/value.js'
import { sqlFile } from '../warehouse/sql-file.js'
import { daysBefore } from './day.js'
import { bindDay } from './features.js'
import { moneyText, tenThousandths } from './money.js'
import { mine } from './run.js'
import { buildSmallStar, type SmallSale, type SmallStar } from './small-star.js'
import { tierCuts } from './tiers.js'

const asOf = '2024-07-01' as Day
const stages = ['prospect', 'new', 'active', 'at_risk', 'lapsed'] as const

let engine: Engine
beforeAll(async () => {
  engine = await openDraft({ path: ':memory:', threads: 2 })
})
afterAll(() => engine[Symbol.asyncDispose]())

type Customer = {
  customer_key: bigint
  lifecycle_stage: string | null
  gap_days: number | null
  product_lines: bigint
  costed_lines: bigint
  value_so_far: string | null
  expected_value: string | null
  value_at_risk: string | null
  tier: string | null
  tier_by: string | null
}

async function customers(star: SmallStar, tiers?: Parameters<typeof tierCuts>[0]): Promise<readonly Customer[]> {
  await buildSmallStar(engine, star)
  await mine(engine, { asOf, ...(tiers ? { tiers } : {}) })
  return found()
}

const found = () =>
  rows(
    engine,
    statement<Customer>(
      `select customer_key, lifecycle_stage, gap_days, product_lines, costed_lines, value_so_far, expected_value,
        value_at_risk, tier, tier_by from mart_customer order by customer_key`,
    ),
  )

const ago = (days: number): string => daysBefore(asOf, days)
const bought = (customer: number, days: number, more: Partial<SmallSale> = {}): SmallSale => ({
  order: customer * 1000 + days,
  customer,
  day: ago(days),
  ...more,
})

describe('value so far', () => {
  const star: SmallStar = {
    sales: [
      // Kept 1 of 2 units: 10 - 9.5 ÷ 1, and 3 that cost 6 each by their product: 12; 5.00 of unknown cost.
      bought(1, 50, { units: 2, price: '10', cost: '19' }),
      bought(1, 40, { units: 3, price: '10', product: 7 }),
      bought(1, 30, { price: '5', product: 9 }),
      bought(2, 20, { price: '5', product: 9 }),
      bought(3, 10, { price: '3', product: 7 }),
      bought(0, 10, { price: '20', product: 7 }),
      bought(1, 5, { price: '99', product: 7, type: 'charge' }),
    ],
    returns: [{ id: 1, customer: 1, day: ago(45), takes: { order: 1050 } }],
    records: [1, 2, 3, 4],
    costs: [
      { product: 7, from: '2020-01-01', cost: '6' },
      { product: 9, from: '2020-01-01', cost: null },
    ],
  }

  it('is what was kept less its cost, a loss too, and nothing where no cost is known', async () => {
    const all = await customers(star)
    expect(
      all.map(({ value_so_far, costed_lines, product_lines }) => [value_so_far, costed_lines, product_lines]),
    ).toEqual([
      ['14.0000', 1n, 1n],
      ['12.5000', 2n, 3n],
      [null, 0n, 1n],
      ['-3.0000', 1n, 1n],
      [null, 0n, 0n],
    ])
  })

  const check = () => rows(engine, bindDay(sqlFile('checks/value_so_far_adds_up.sql'), asOf))

  it('adds up to the lines, and a cent or a line too many is found', async () => {
    await customers(star)
    expect(await check()).toEqual([])
    await engine.run(statement('update mart_customer set value_so_far = value_so_far + 0.01 where customer_key = 3'))
    expect(await check()).toHaveLength(1)
    await customers(star)
    await engine.run(statement('update mart_customer set product_lines = product_lines + 1 where customer_key = 2'))
    expect(await check()).toHaveLength(1)
  })

  it('ranks customers only where nine lines of ten have a cost', async () => {
    expect((await customers(star)).map(({ tier_by }) => tier_by)).toEqual([
      null,
      'net_sales',
      'net_sales',
      'net_sales',
      null,
    ])
    const known = await customers({
      ...star,
      costs: [7, 9].map(product => ({ product, from: '2020-01-01', cost: '1' })),
    })
    expect(known.map(({ tier_by }) => tier_by)).toEqual([null, 'value_so_far', 'value_so_far', 'value_so_far', null])
  })
})

describe('stages', () => {
  it('follow the customer’s own gap, one of all beside it', async () => {
    const every = (customer: number, gap: number, times: number, last: number) =>
      Array.from({ length: times }, (_, n) => bought(customer, last + n * gap))
    const all = await customers({
      sales: [
        ...every(1, 10, 5, 3), // buys every ten days, three days ago
        ...every(2, 10, 5, 60), // silent for more than twice that, less than four times
        ...every(3, 10, 5, 90),
        ...every(4, 40, 3, 60), // as silent as the second, with gaps of their own that are longer
        bought(5, 8), // once, lately
        bought(6, 25), // once, not so lately
        bought(7, 400),
      ],
      records: [1, 2, 3, 4, 5, 6, 7, 8],
    })
    // 200 days in 14 gaps.
    const gap = 200 / 14
    expect(all.map(({ gap_days }) => gap_days)).toEqual([
      null,
      ...[(40 + gap) / 5, (40 + gap) / 5, (40 + gap) / 5, (80 + gap) / 3, gap, gap, gap].map(days =>
        expect.closeTo(days, 9),
      ),
      null,
    ])
    expect(all.map(({ lifecycle_stage }) => lifecycle_stage)).toEqual([
      null,
      'active',
      'lapsed',
      'lapsed',
      'active',
      'new',
      'active',
      'lapsed',
      'prospect',
    ])
  })

  it('part all customers, whatever they bought', async () => {
    const sale = fc.record({ customer: fc.integer({ min: 1, max: 6 }), days: fc.integer({ min: 1, max: 700 }) })
    await fc.assert(
      fc.asyncProperty(fc.array(sale, { maxLength: 25 }), async drawn => {
        const all = await customers({
          sales: drawn.map(({ customer, days }) => bought(customer, days)),
          records: [1, 2, 3, 4, 5, 6],
        })
        expect(all.filter(({ customer_key }) => customer_key !== 0n)).toHaveLength(6)
        for (const { customer_key, lifecycle_stage, tier, product_lines } of all) {
          if (customer_key === 0n) expect([lifecycle_stage, tier]).toEqual([null, null])
          else expect(stages).toContain(lifecycle_stage)
          if (customer_key !== 0n) expect(lifecycle_stage === 'prospect').toBe(product_lines === 0n)
          if (customer_key !== 0n) expect(tier === null).toBe(product_lines === 0n)
        }
      }),
      { numRuns: 8 },
    )
  })
})

describe('tiers', () => {
  const spent = (prices: readonly string[]): SmallStar => ({
    sales: prices.map((price, i) => bought(i + 1, 10, { price })),
  })
  const counted = (all: readonly Customer[]) =>
    ['platinum', 'gold', 'iron', 'lead'].map(tier => all.filter(one => one.tier === tier).length)

  it('hold 1, 4, 15 and 80 of a hundred', async () => {
    expect(counted(await customers(spent(Array.from({ length: 100 }, (_, i) => String(i + 1)))))).toEqual([
      1, 4, 15, 80,
    ])
  })

  it('give equal values the better tier', async () => {
    const prices = Array.from({ length: 100 }, (_, i) => (i < 90 ? '1' : '50'))
    expect(counted(await customers(spent(prices)))).toEqual([10, 0, 90, 0])
  })

  it('hold the best customer, however few there are, and what the project says', async () => {
    expect(counted(await customers(spent(['3', '2', '1'])))).toEqual([1, 0, 0, 2])
    expect(counted(await customers(spent(['4', '3', '2', '1']), { platinum: 0.25, gold: 0.25, iron: 0.25 }))).toEqual([
      1, 1, 1, 1,
    ])
  })

  it('end where their shares add up, exactly', () => {
    expect(tierCuts({ platinum: 0.1, gold: 0.2, iron: 0.7 })).toEqual({
      platinum: '0.100000',
      gold: '0.300000',
      iron: '1.000000',
    })
  })
})

describe('where the project names purchase models', () => {
  /** Customers of MBG/NBD: each buys at a rate of their own, and leaves after a purchase with a chance of their own. */
  const draw = draws(5)
  const sales = Array.from({ length: 500 }, (_, i) => {
    const rate = draw.gamma(1.2, 25)
    const leaves = draw.beta(1, 3)
    const days = new Set<number>()
    for (let day = 360 * draw.uniform(); day > 1; day -= draw.exponential(rate)) {
      days.add(Math.ceil(day))
      if (draw.uniform() < leaves) break
    }
    return [...days].map(day => bought(i + 1, day, { units: 1 + ((i + day) % 3) }))
  }).flat()
  const options = { purchases: { model: 'mbg_nbd' }, spend: { model: 'mean' }, value: { margin_rate: 0.5 } }
  const total = (of: readonly (string | null)[]) => of.reduce((sum, money) => sum + tenThousandths(money ?? '0'), 0n)

  it('tells stages by the chance of being alive, and what of the expected value is at risk', async () => {
    await buildSmallStar(engine, { sales, costs: [] })
    const outcomes = await mine(engine, { asOf, options })
    expect(outcomes.slice(1)).toMatchObject(['purchases', 'spend', 'value'].map(model => ({ model, state: 'fitted' })))
    const all = (await found()).filter(({ customer_key }) => customer_key !== 0n)
    const [scores] = await rows(
      engine,
      statement<{ value: string }>(
        'select cast(sum(cast(round(residual_value, 4) as decimal(18,4))) as decimal(18,4)) as value from score_value',
      ),
    )
    expect(moneyText(total(all.map(({ expected_value }) => expected_value)))).toBe(scores?.value)
    expect(new Set(all.map(({ tier_by }) => tier_by))).toEqual(new Set(['expected_value']))
    const told = await rows(
      engine,
      statement<{ stage: string; low: number; high: number }>(
        `select lifecycle_stage as stage, min(p_alive) as low, max(p_alive) as high from mart_customer
        where customer_key <> 0 and lifecycle_stage <> 'new' group by lifecycle_stage order by low`,
      ),
    )
    expect(told.map(({ stage }) => stage)).toEqual(['lapsed', 'at_risk', 'active'])
    expect(told[0]?.high).toBeLessThan(0.2)
    expect(told[1]?.low).toBeGreaterThanOrEqual(0.2)
    expect(told[1]?.high).toBeLessThan(0.5)
    expect(told[2]?.low).toBeGreaterThanOrEqual(0.5)
    const atRisk = all.filter(({ lifecycle_stage }) => lifecycle_stage === 'at_risk')
    expect(total(atRisk.map(({ expected_value }) => expected_value))).toBeGreaterThan(0n)
    expect(total(all.map(({ value_at_risk }) => value_at_risk))).toBe(
      total(atRisk.map(({ expected_value }) => expected_value)),
    )
    expect(all.every(({ value_so_far }) => value_so_far === null)).toBe(true)
  })

  it('knows none of it once they are named no more', async () => {
    await mine(engine, { asOf, standing: ['score_purchases', 'score_spend', 'score_value'] })
    const all = await found()
    expect(all.every(({ expected_value, value_at_risk }) => expected_value === null && value_at_risk === null)).toBe(
      true,
    )
  })
})
