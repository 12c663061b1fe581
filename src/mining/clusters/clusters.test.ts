import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDraft } from '../../warehouse/engine/duckdb/draft.js'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import type { Day } from '../../warehouse/engine/value.js'
import { daysBefore } from '../day.js'
import { bindDay, buildSteps } from '../features.js'
import { mineSmallStar } from '../mine-small-star.js'
import type { SmallSale } from '../small-star.js'
import { chooseK } from './choose-k.js'
import { clusters } from './clusters.js'
import { labelsOf } from './labels.js'
import { adjustedRand, silhouette } from './silhouette.js'

describe('indices of clusters', () => {
  it('the adjusted Rand index is that of the examples of scikit-learn', () => {
    // adjusted_rand_score, sklearn/metrics/cluster/_supervised.py
    expect(adjustedRand([0, 0, 1, 1], [1, 1, 0, 0])).toBe(1)
    expect(adjustedRand([0, 0, 1, 2], [0, 0, 1, 1])).toBeCloseTo(0.57, 2)
    expect(adjustedRand([0, 0, 1, 1], [0, 0, 1, 2])).toBeCloseTo(0.57, 2)
    expect(adjustedRand([0, 0, 0, 0], [0, 1, 2, 3])).toBe(0)
    expect(adjustedRand([0, 0, 1, 1], [0, 1, 0, 1])).toBeCloseTo(-0.5, 12)
  })

  it('the silhouette is that of the arithmetic by hand', () => {
    // Of 0, 1 and 10, 12: a 1, b 11 and 10; a 2, b 9.5 and 11.5.
    const expected = (10 / 11 + 9 / 10 + 7.5 / 9.5 + 9.5 / 11.5) / 4
    expect(silhouette([[0], [1], [10], [12]], [0, 0, 1, 1])).toBeCloseTo(expected, 12)
    expect(silhouette([[0], [1], [10]], [0, 0, 1])).toBeCloseTo((9 / 10 + 8 / 9) / 3, 12)
    expect(silhouette([[0], [1]], [0, 0])).toBeNull()
  })

  it('of stable numbers the one whose clusters stand furthest apart is taken, else the most stable one', () => {
    const trial = (k: number, s: number | null, stability: number) => ({ k, silhouette: s, stability })
    expect(chooseK([trial(2, 0.4, 0.9), trial(3, 0.5, 0.8), trial(4, 0.7, 0.3)])).toEqual({ k: 3, isStable: true })
    expect(chooseK([trial(2, 0.4, 0.3), trial(3, 0.5, 0.4)])).toEqual({ k: 3, isStable: false })
    expect(chooseK([trial(2, null, 1)])).toBeNull()
  })
})

it('names say what sets clusters apart, each another', () => {
  const centres = [
    [-1, 1.5, 0.2],
    [-1.6, -0.3, 0.1],
    [1.2, -0.9, 0],
    [1.3, 0.1, 0.9],
    [0.1, 0.1, 0.1],
    [0, 0.2, 0],
  ]
  expect(labelsOf(centres, ['recency', 'orders', 'spend'])).toEqual([
    'frequent',
    'recent',
    'lapsed_rare',
    'lapsed_high_spend',
    'average',
    'average_2',
  ])
})

describe('customers of three habits', () => {
  const asOf = '2024-07-01' as Day
  let engine: Engine
  beforeAll(async () => {
    engine = await openDraft({ path: ':memory:', threads: 2 })
  })
  afterAll(() => engine[Symbol.asyncDispose]())

  /** 80 who buy every week for much, 80 who came once lately for little, 80 who came twice long ago. */
  const habitOf = (customer: number) => Math.floor((customer - 1) / 80)
  const sales: readonly SmallSale[] = Array.from({ length: 240 }, (_, i) => i + 1).flatMap(customer => {
    const habit = habitOf(customer)
    const jitter = (customer * 7) % 5
    return Array.from({ length: [20 + jitter, 1, 2][habit] ?? 1 }, (_, n) => ({
      order: customer * 100 + n,
      customer,
      day: daysBefore(asOf, [2 + jitter + 7 * n, 10 + 3 * jitter, 300 + 10 * jitter + 15 * n][habit] ?? 1),
      price: `${[90 + jitter, 8 + jitter, 30 + jitter][habit]}.00`,
    }))
  })

  async function mined(of: readonly SmallSale[], options: object = {}) {
    const scores = statement<{ customer_key: bigint; cluster: bigint; label: string }>(
      'select customer_key, cluster, label from score_clusters order by customer_key',
    )
    return {
      ...(await mineSmallStar(engine, { sales: of }, asOf, { clusters: options })),
      scores: await rows(engine, scores),
    }
  }

  it('are found again, numbered by what they spend and named by what sets them apart', async () => {
    const { outcome, card, scores } = await mined(sales)
    expect(outcome).toMatchObject({ state: 'fitted', fit_day: asOf })
    expect(card.details).toMatchObject({ chosen: 3, sampled: 240 })
    expect(
      adjustedRand(
        scores.map(row => Number(row.cluster)),
        scores.map(row => habitOf(Number(row.customer_key))),
      ),
    ).toBe(1)
    const names = [1, 2, 3].map(cluster => scores.find(row => Number(row.cluster) === cluster)?.label)
    expect(names).toEqual(['frequent', 'lapsed', 'young'])
    expect(scores[0]).toMatchObject({ cluster: 1n })
    // Nothing is lost between the sample and everybody: here they are the same.
    const { inertia, inertia_of_sample_centres } = { inertia: 0, inertia_of_sample_centres: 1, ...card.details }
    expect(inertia).toBeCloseTo(inertia_of_sample_centres, 9)
  })

  it('keep their names when a few customers more have bought', async () => {
    const { scores: before } = await mined(sales)
    const more = [300, 301].map(customer => ({ order: customer * 100, customer, day: '2024-06-20', price: '9.00' }))
    const { scores: after } = await mined([...sales, ...more])
    expect(after.slice(0, 240).map(row => row.label)).toEqual(before.map(row => row.label))
    expect(after.slice(240).map(row => row.label)).toEqual(['young', 'young'])
  })

  it('come in the number that the project names, by the measures that it names', async () => {
    const { card, outcome } = await mined(sales, { k: 2, measures: ['recency', 'orders'] })
    expect(card.params).toMatchObject({
      scales: [{ measure: 'recency' }, { measure: 'orders' }],
      clusters: { length: 2 },
    })
    expect(outcome?.notes).toContainEqual(expect.stringMatching(/^2 clusters, as the project says/))
  })

  it('are told apart by margin where a cost is known, at the rate of all others where it is not', async () => {
    // All buy alike; what the first half buys costs nearly what it brings, and of the last ten nobody knows.
    const alike: readonly SmallSale[] = Array.from({ length: 120 }, (_, i) => ({
      order: i + 1,
      customer: i + 1,
      day: '2024-06-20',
      price: '50.00',
      ...(i < 110 ? { cost: i < 60 ? '49.00' : '5.00' } : {}),
    }))
    const { outcome, scores } = await mined(alike, { k: 2, measures: ['spend', 'margin'] })
    expect(outcome.notes).toEqual(['all customers are alike in spend: left out', expect.stringMatching(/^2 clusters/)])
    expect(scores.map(({ cluster }) => Number(cluster))).toEqual(
      alike.map((_, i) => (i < 60 ? scores[0] : scores[119])?.cluster).map(Number),
    )
    await buildSteps(engine, asOf, clusters.features)
    const features = await rows(engine, bindDay(clusters.features, asOf))
    const unknown = features.find(({ customer_key }) => customer_key === 120n)
    // Of 110 × 50 spent, 60 × 1 + 50 × 45 were earned.
    expect(unknown?.margin).toBeCloseTo(Math.log(1 + (50 * (60 + 2250)) / 5500), 9)
    const without = await mined(sales)
    expect(without.outcome.notes).toContain('no cost of what was sold is known: clusters go without margin')
  })

  it('are not looked for among few, or among those who are all alike', async () => {
    expect((await mined(sales.filter(({ customer }) => customer > 220))).outcome).toMatchObject({
      state: 'refused',
      notes: ['20 customers have an order that counts: expected at least 30'],
    })
    const equal = Array.from({ length: 50 }, (_, i) => ({ order: i + 1, customer: i + 1, day: '2024-06-01' }))
    expect((await mined(equal)).outcome?.notes).toEqual(['all customers buy alike: no measure tells them apart'])
  })
})
