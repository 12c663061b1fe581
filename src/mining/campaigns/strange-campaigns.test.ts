import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDraft } from '../../warehouse/engine/duckdb/draft.js'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import type { Day } from '../../warehouse/engine/value.js'
import type { Part } from '../../warehouse/star/parts/part.js'
import { analysesOf } from '../analysis.js'
import { mine } from '../run.js'
import { buildSmallStar } from '../small-star.js'
import { armSums } from './arm-sums.js'
import { type CampaignEffects, campaignEffects } from './effects.js'
import { buildSmallCampaigns } from './small-campaigns.js'

/**
 * A campaign of three arms of unequal size, one of five customers of whom all came; another, at the same time, to which all
 * responded, contacted or left out. Every fourth purchase came back. Intervals: statsmodels' confint_proportions_2indep (newcomb),
 * SciPy's ttest_ind (not equal_var).
 */
const parts = new Set<Part>(['campaign', 'campaign_contact', 'interaction'])
const sizes = { a: 30, b: 12, tiny: 5, none: 20 } as const
const people = Object.entries(sizes).flatMap(([arm, n]) => Array.from({ length: n }, (_, i) => ({ arm, i })))
const buys = ({ arm, i }: { arm: string; i: number }) =>
  arm === 'tiny' || i % (arm === 'a' ? 4 : arm === 'b' ? 2 : 5) === 0
const customers = people.map((one, at) => ({ ...one, key: at + 1, price: 10 + (at % 7) }))
const comesBack = (key: number) => key % 4 === 0

let engine: Engine
let found: CampaignEffects
beforeAll(async () => {
  engine = await openDraft({ path: ':memory:', threads: 1 })
  const sold = customers.filter(buys)
  await buildSmallStar(engine, {
    sales: sold.map(({ key, price }) => ({ order: key, customer: key, day: '2024-01-15', price: String(price) })),
    returns: sold
      .filter(({ key }) => comesBack(key))
      .map(({ key, price }) => ({
        id: key,
        customer: key,
        day: '2024-02-20',
        price: String(price),
        takes: { order: key },
      })),
    records: customers.map(({ key }) => key),
  })
  await buildSmallCampaigns(
    engine,
    [
      { id: 1, started: '2024-01-10', ended: '2024-01-31' },
      { id: 2, started: '2024-01-12', ended: '2024-01-20' },
    ],
    [
      ...customers.map(({ key, arm, i }) => ({
        ...{ id: key, campaign: 1, customer: key, arm, control: arm === 'none', sent: '2024-01-10' },
        responded: i % 3 === 0 || arm === 'tiny',
      })),
      ...customers.map(({ key, i }) => ({
        ...{ id: 1000 + key, campaign: 2, customer: key, control: i % 2 === 0, sent: '2024-01-12', responded: true },
      })),
    ],
  )
  const analyses = analysesOf(parts).filter(({ name }) => name !== 'customers')
  await mine(engine, { asOf: '2024-03-01' as Day, parts, registry: {}, analyses })
  found = campaignEffects(await armSums(engine, false))
})
afterAll(() => engine[Symbol.asyncDispose]())

const effectOf = (campaign: bigint, arm: string, measure: string) =>
  found.arms.find(one => one.campaign_key === campaign && one.arm === arm)?.effects.find(one => one.measure === measure)
    ?.uplift

describe('a campaign of strangers', () => {
  it.each([
    ['a', 'conversion', [0.116666666667, -0.1279986815, 0.3195195865]],
    ['a', 'response', [-0.016666666667, -0.2755899398, 0.2292790589]],
    ['a', 'revenue', [1.366666666667, -1.71600023, 4.44933356]],
    ['b', 'conversion', [0.35, 0.0261179222, 0.6148685777]],
    ['b', 'response', [-0.016666666667, -0.3086606308, 0.3069021965]],
    ['b', 'revenue', [4.75, -0.1899749, 9.6899749]],
    ['tiny', 'conversion', [0.65, 0.1762416764, 0.8406683098]],
    ['tiny', 'response', [0.65, 0.1642765423, 0.8188081759]],
    ['tiny', 'revenue', [7.8, 0.91410714, 14.68589286]],
  ] as const)('%s: %s is that of statsmodels and SciPy', (arm, measure, [value, low, high]) => {
    const uplift = effectOf(1n, arm, measure)
    expect(uplift?.value).toBeCloseTo(value, 9)
    expect(uplift?.low).toBeCloseTo(low, 6)
    expect(uplift?.high).toBeCloseTo(high, 6)
  })

  it('to which all responded brought no response, and that is not sure to the last customer', () => {
    const uplift = effectOf(2n, 'contacted', 'response')
    expect(uplift).toMatchObject({ value: 0, error: 0 })
    expect(uplift?.low).toBeLessThan(-0.05)
    expect(uplift?.high).toBeGreaterThan(0.05)
  })

  it('shares its orders with the other, each of which counts them once', async () => {
    const [counted] = await rows(
      engine,
      statement<{ campaigns: bigint; customers: bigint }>(
        'select count(distinct campaign_key) as campaigns, count(*) as customers from mart_campaign_customer',
      ),
    )
    expect(counted).toEqual({ campaigns: 2n, customers: 134n })
  })
})
