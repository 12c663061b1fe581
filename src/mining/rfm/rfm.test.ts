import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDraft } from '../../warehouse/engine/duckdb/draft.js'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import type { Day } from '../../warehouse/engine/value.js'
import { tenThousandths } from '../money.js'
import { mine } from '../run.js'
import { buildSmallStar, type SmallReturn, type SmallSale } from '../small-star.js'
import type { RfmFeature, RfmScore } from './measures.js'
import type { RfmParams } from './params.js'
import { rfmProfile } from './profile.js'
import { rfm } from './rfm.js'
import { thresholds } from './thresholds.js'

const asOf = '2024-02-01' as Day

let engine: Engine
beforeAll(async () => {
  engine = await openDraft({ path: ':memory:', threads: 2 })
})
afterAll(() => engine[Symbol.asyncDispose]())

type Scored = RfmScore & { customer_key: bigint }

async function score(
  sales: readonly SmallSale[],
  options: object = {},
  returns: readonly SmallReturn[] = [],
): Promise<Scored[]> {
  await buildSmallStar(engine, { sales, returns })
  await mine(engine, { asOf, options: { rfm: options } })
  const columns = 'customer_key, r, f, m, segment, recency_days, frequency, monetary'
  return rows(engine, statement<Scored>(`select ${columns} from score_rfm order by customer_key`))
}

async function learnt(): Promise<RfmParams> {
  const [fit] = await rows(
    engine,
    statement<{ params: string }>('select params from model_fit where fit_day = $1', [asOf]),
  )
  return rfm.params.parse(JSON.parse(fit?.params ?? ''))
}

/** One order a customer, on the 1st, 2nd … 10th of January, of 10.00, 20.00 … */
const ten = Array.from({ length: 10 }, (_, i) => ({
  order: i + 1,
  customer: i + 1,
  day: `2024-01-${String(i + 1).padStart(2, '0')}`,
  price: `${(i + 1) * 10}.00`,
}))

describe('scores', () => {
  it('are quintiles by value: two of ten customers each', async () => {
    const found = await score(ten)
    expect(found.map(({ r }) => Number(r))).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5])
    expect(found.map(({ m }) => Number(m))).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5])
    expect(await learnt()).toEqual({
      cuts: {
        recency: ['23', '25', '27', '29'],
        frequency: ['1', '1', '1', '1'],
        monetary: ['20.0000', '40.0000', '60.0000', '80.0000'],
      },
      customers: 10,
      sizes: { recency: [2, 2, 2, 2, 2], frequency: [10, 0, 0, 0, 0], monetary: [2, 2, 2, 2, 2] },
    })
  })

  it('are equal for equal values', async () => {
    const twice = [...ten, ...ten.slice(0, 3).map(sale => ({ ...sale, order: sale.order + 100, day: '2024-01-01' }))]
    const found = await score(twice)
    // Seven buy once: three fifths and more, so that two orders score 4 and nobody scores 2 or 3.
    expect(found.map(({ f }) => Number(f))).toEqual([4, 4, 4, 1, 1, 1, 1, 1, 1, 1])
    const [outcome] = await mine(engine, { asOf })
    expect(outcome?.notes).toContain('nobody has the frequency score 2, 3, 5: equal values share a score')
  })

  it('of one customer, and of equal ones, are those of the lowest value', async () => {
    const one = { r: 5n, f: 1n, m: 1n, segment: 'new' }
    expect(await score([{ order: 1, customer: 7, day: '2024-01-01' }])).toEqual([expect.objectContaining(one)])
    const equal = await score([1, 2, 3].map(customer => ({ order: customer, customer, day: '2024-01-01' })))
    expect(equal).toEqual([1, 2, 3].map(() => expect.objectContaining(one)))
  })

  it('take nothing and less than nothing for a value like any other', async () => {
    const returns = [
      { id: 1, customer: 1, day: '2024-01-20', price: '10.00' },
      { id: 2, customer: 2, day: '2024-01-20', price: '50.00' },
    ]
    const found = await score(ten, {}, returns)
    expect(found.slice(0, 3).map(({ monetary, m }) => [monetary, Number(m)])).toEqual([
      ['0.0000', 1],
      ['-30.0000', 1],
      ['30.0000', 2],
    ])
  })

  it('use the cut points and the rules of the project', async () => {
    const all = { r: [1, 5], f: [1, 5] }
    const name = "o'neill; drop table score_rfm --"
    const found = await score(ten, {
      cuts: { recency: [1, 2, 3, 28], monetary: [10, 20.01, 30, 1000] },
      rules: [
        { name, ...all, m: [1, 2] },
        { name: 'rest', ...all, m: [3, 5] },
      ],
    })
    expect(found.map(({ r }) => Number(r))).toEqual([1, 1, 1, 2, 2, 2, 2, 2, 2, 2])
    expect(found.map(({ m }) => Number(m))).toEqual([1, 2, 3, 4, 4, 4, 4, 4, 4, 4])
    expect(found.map(({ segment }) => segment)).toEqual([name, name, ...Array(8).fill('rest')])
  })

  it('leave out the unknown customer and who kept nothing', async () => {
    const sales = [
      ...ten,
      { order: 50, customer: 0, day: '2024-01-05' },
      { order: 51, customer: 11, day: '2024-01-05' },
    ]
    const found = await score(sales, {}, [{ id: 1, customer: 11, day: '2024-01-06', takes: { order: 51 } }])
    expect(found.map(({ customer_key }) => Number(customer_key))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect((await rfmProfile(engine, rfm.options.parse({}))).unscored).toBe(1n)
  })
})

describe('any customers', () => {
  const customer = fc.record({
    day: fc.integer({ min: 1, max: 31 }),
    orders: fc.integer({ min: 1, max: 4 }),
    cents: fc.integer({ min: 1, max: 900 }),
  })

  it('score by value alone, in bins that hold what quintiles promise', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(customer, { minLength: 1, maxLength: 40 }), async customers => {
        const sales = customers.flatMap(({ day, orders, cents }, i) =>
          Array.from({ length: orders }, (_, n) => ({
            order: i * 10 + n + 1,
            customer: i + 1,
            day: `2024-01-${String(day).padStart(2, '0')}`,
            price: (cents / 100).toFixed(2),
          })),
        )
        const found = await score(sales)
        expect(found).toHaveLength(customers.length)
        for (const one of found) for (const other of found) expectMonotone(one, other)
        const { sizes } = await learnt()
        for (const size of Object.values(sizes)) {
          expect(size.reduce((sum, n) => sum + n, 0)).toBe(customers.length)
        }
        // At least k fifths lie at or below cut k: those who score at most k.
        for (const k of [1, 2, 3, 4]) {
          expect(5 * found.filter(({ m }) => m <= k).length).toBeGreaterThanOrEqual(k * found.length)
        }
        const profile = await rfmProfile(engine, rfm.options.parse({}))
        expect(profile.scored).toBe(BigInt(customers.length))
        const money = (list: readonly { net_sales: string }[]) =>
          list.reduce((sum, row) => sum + tenThousandths(row.net_sales), 0n)
        const paid = found.reduce((sum, row) => sum + tenThousandths(row.monetary), 0n)
        expect([money(profile.segments), money(profile.grid)]).toEqual([paid, paid])
      }),
      { numRuns: 15 },
    )
  })

  function expectMonotone(one: Scored, other: Scored): void {
    if (one.recency_days <= other.recency_days) expect(one.r).toBeGreaterThanOrEqual(Number(other.r))
    if (one.frequency >= other.frequency) expect(one.f).toBeGreaterThanOrEqual(Number(other.f))
    if (tenThousandths(one.monetary) >= tenThousandths(other.monetary))
      expect(one.m).toBeGreaterThanOrEqual(Number(other.m))
  }

  it('have in SQL the scores that predict says, at the cut points and a ten-thousandth beside them', async () => {
    await score(ten)
    const params = await learnt()
    const scorer = rfm.scorer(params, rfm.options.parse({}))
    if (scorer.kind !== 'expression') throw new Error('expected an expression')
    const row = (monetary: string): RfmFeature => ({ customer_key: 1n, recency_days: 23n, frequency: 1n, monetary })
    expect(['19.9999', '20.0000', '20', '20.0001', '-1', '80.0001'].map(m => Number(scorer.predict(row(m)).m))).toEqual(
      [1, 1, 1, 2, 1, 5],
    )
    expect(
      [22n, 23n, 24n, 29n, 30n].map(recency_days => Number(scorer.predict({ ...row('1'), recency_days }).r)),
    ).toEqual([5, 5, 4, 2, 1])
  })
})

describe('rules of the project, on values that it cut itself', () => {
  const four = (value: fc.Arbitrary<number>) =>
    fc.uniqueArray(value, { minLength: 4, maxLength: 4 }).map(list => [...list].sort((a, b) => a - b))
  const parts = fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { maxLength: 4 }).map(ends => {
    const sorted = [...ends].sort((a, b) => a - b)
    return [...sorted, 5].map((end, i) => [(sorted[i - 1] ?? 0) + 1, end] as const)
  })
  const given = fc.record({
    cuts: fc.record({
      recency: four(fc.integer({ min: 0, max: 40 })),
      frequency: four(fc.integer({ min: 0, max: 6 })),
      monetary: four(fc.integer({ min: -10, max: 400 })),
    }),
    r: parts,
    f: parts,
    m: parts,
  })

  it('put every customer into exactly the one segment whose ranges hold their scores', async () => {
    const twice = ten.map(sale => ({ ...sale, order: sale.order + 100, customer: (sale.customer % 4) + 1 }))
    await fc.assert(
      fc.asyncProperty(given, async ({ cuts, r, f, m }) => {
        const rules = r.flatMap(one =>
          f.flatMap(two => m.map(three => ({ name: `${one}${two}${three}`, r: one, f: two, m: three }))),
        )
        for (const row of await score([...ten, ...twice], { cuts, rules })) {
          const held = rules.filter(rule =>
            (
              [
                [rule.r, row.r],
                [rule.f, row.f],
                [rule.m, row.m],
              ] as const
            ).every(([[low, high], s]) => low <= s && s <= high),
          )
          expect(held.map(({ name }) => name)).toEqual([row.segment])
        }
      }),
      { numRuns: 8 },
    )
  })
})

it('says which values earn which score', async () => {
  await score(ten)
  const all = thresholds(await learnt())
  expect(all).toHaveLength(15)
  const of = (measure: string) =>
    all
      .filter(row => row.measure === measure)
      .map(({ score: s, from, to, customers }) => [s, from, to, Number(customers)])
  expect(of('recency')).toEqual([
    [1, '30', null, 2],
    [2, '28', '29', 2],
    [3, '26', '27', 2],
    [4, '24', '25', 2],
    [5, null, '23', 2],
  ])
  expect(of('frequency')).toEqual([
    [1, null, '1', 10],
    [2, null, null, 0],
    [3, null, null, 0],
    [4, null, null, 0],
    [5, '2', null, 0],
  ])
  expect(of('monetary')[1]).toEqual([2, '20.0001', '40.0000', 2])
})

it('profiles segments with exact sums and means per customer and per order', async () => {
  await score([...ten, { order: 11, customer: 10, day: '2024-01-10', price: '50.00' }])
  const { segments, grid, scored } = await rfmProfile(engine, rfm.options.parse({}))
  expect(scored).toBe(10n)
  expect(segments).toHaveLength(10)
  expect(grid).toHaveLength(25)
  expect(segments.find(({ segment }) => segment === 'champions')).toEqual({
    segment: 'champions',
    customers: 1n,
    net_sales: '150.0000',
    recency_days_mean: 22,
    frequency_mean: 2,
    monetary_mean: 75,
  })
  expect(segments.find(({ segment }) => segment === 'hibernating')).toMatchObject({
    customers: 4n,
    recency_days_mean: 29.5,
  })
  expect(segments.find(({ segment }) => segment === 'at_risk')).toMatchObject({ customers: 0n, frequency_mean: null })
  expect(grid.find(({ r, f }) => r === 5 && f === 1)).toEqual({
    r: 5,
    f: 1,
    segment: 'new',
    customers: 1n,
    net_sales: '90.0000',
  })
})
