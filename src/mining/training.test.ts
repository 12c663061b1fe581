import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDraft } from '../warehouse/engine/duckdb/draft.js'
import { type Engine, rows } from '../warehouse/engine/engine.js'
import { statement } from '../warehouse/engine/query.js'
import type { Day } from '../warehouse/engine/value.js'
import { compilable } from './compilable.js'
import { buildFeatures, stepsOf } from './features.js'
import { fitTraining } from './fit-training.js'
import { comeback, company } from './sample-models.js'
import { buildSmallStar, type SmallReturn, type SmallSale } from './small-star.js'

const asOf = '2024-03-01' as Day

let engine: Engine
beforeAll(async () => {
  engine = await openDraft({ path: ':memory:', threads: 2 })
})
afterAll(() => engine[Symbol.asyncDispose]())

/** Customer 1 comes back in the last four weeks, 2 only before, 3 after; the order with which 4 came is cancelled since. */
const sales: readonly SmallSale[] = [
  { order: 10, customer: 1, day: '2024-01-10' },
  { order: 11, customer: 1, day: '2024-02-10' },
  { order: 20, customer: 2, day: '2024-01-20' },
  { order: 21, customer: 2, day: '2024-02-01' },
  { order: 30, customer: 3, day: '2024-01-05' },
  { order: 31, customer: 3, day: '2024-03-01' },
  { order: 40, customer: 4, day: '2024-01-06' },
  { order: 41, customer: 4, day: '2024-02-20' },
  { order: 50, customer: 5, day: '2024-02-15' },
]
const returns: readonly SmallReturn[] = [{ id: 1, customer: 4, day: '2024-02-25', takes: { order: 41 } }]

async function opened() {
  await buildSmallStar(engine, { sales, returns })
  const steps = stepsOf(engine)
  await steps(asOf)
  await buildFeatures(engine, comeback.features, asOf)
  return fitTraining(engine, steps, comeback, asOf)
}

describe('an earlier day', () => {
  it('has its own features, each beside what came after it until today', async () => {
    const { training, end, seen } = await opened()
    const past = await training.earlier(28)
    if ('refused' in past) throw new Error(past.refused)
    expect([past.asOf, past.until]).toEqual(['2024-02-02', '2024-03-01'])
    const found = await past.sums(({ db, table }) => db.selectFrom(table).selectAll().orderBy('customer_key'))
    // 5 was not there yet; 4's order of the span does not count any more.
    expect(found).toEqual([
      { customer_key: 1n, recency_days: 23n, frequency: 1n, bought: 1n },
      { customer_key: 2n, recency_days: 1n, frequency: 2n, bought: 0n },
      { customer_key: 3n, recency_days: 28n, frequency: 1n, bought: 0n },
      { customer_key: 4n, recency_days: 27n, frequency: 1n, bought: 0n },
    ])
    expect(seen()).toEqual([expect.objectContaining({ as_of: '2024-02-02', until: '2024-03-01', rows: '4' })])
    const [today] = await training.sums(({ rows: from }) =>
      compilable(sql<{ n: bigint }>`select count(*) as n from ${from}`),
    )
    expect(today?.n).toBe(5n)
    await end()
    const left =
      "select table_name from information_schema.tables where table_catalog = 'work' and table_name like '%_2024%'"
    expect(await rows(engine, statement(left))).toEqual([])
  })

  it('sees what came within a horizon, not after it', async () => {
    const { training, end } = await opened()
    const past = await training.earlier(40, 20)
    if ('refused' in past) throw new Error(past.refused)
    expect([past.asOf, past.until]).toEqual(['2024-01-21', '2024-02-10'])
    const came = await past.sums(({ db, table }) =>
      db.selectFrom(table).select('customer_key').where('bought', '=', 1n).orderBy('customer_key'),
    )
    expect(came).toEqual([{ customer_key: 2n }])
    await expect(training.earlier(20, 40)).rejects.toThrow('expected a horizon of 1 to 20 days')
    await end()
  })

  it('has earlier days of its own, and scores beside them', async () => {
    const { training, end } = await opened()
    const past = await training.earlier(28)
    if ('refused' in past) throw new Error(past.refused)
    const before = await past.training.earlier(14)
    if ('refused' in before) throw new Error(before.refused)
    expect([before.asOf, before.until]).toEqual(['2024-01-19', '2024-02-02'])
    const scored = await past.scored(
      comeback.scorer({ rate: 0.1, weeks: [{ upTo: 25, rate: 0.75 }] }, { horizon_days: 28 }),
    )
    const found = await scored.sums(({ db, table }) =>
      db.selectFrom(table).select(['customer_key', 'bought', 'chance']).orderBy('customer_key'),
    )
    expect(found.map(({ chance }) => chance)).toEqual([0.75, 0.75, 0.1, 0.1])
    expect(found.map(({ bought }) => Number(bought))).toEqual([1, 0, 0, 0])
    await end()
  })

  it('is refused before anybody was there, and to models that foretell nothing', async () => {
    const { training, end } = await opened()
    expect(await training.earlier(400)).toEqual({
      refused: 'the history is too short: nobody was there as of 2023-01-26, 400 days before 2024-03-01',
      why: { code: 'history_too_short', from: '2023-01-26', days: 400 },
    })
    await end()
    const described = fitTraining(engine, stepsOf(engine), company, asOf)
    await expect(described.training.earlier(28)).rejects.toThrow('company foretells nothing')
  })
})

it('an earlier day looks as it did then: facts from the day on change none of its features', async () => {
  const day = (at: number) => new Date(Date.parse('2024-01-01') + at * 86_400_000).toISOString().slice(0, 10)
  const sale = fc.record({ customer: fc.integer({ min: 0, max: 6 }), day: fc.integer({ min: 0, max: 59 }) })
  const taken = fc.record({ order: fc.integer({ min: 0, max: 19 }), later: fc.integer({ min: 0, max: 40 }) })
  await fc.assert(
    fc.asyncProperty(
      fc.array(sale, { minLength: 1, maxLength: 20 }),
      fc.array(taken, { maxLength: 6 }),
      async (bought, back) => {
        const all = bought.map((one, i) => ({ order: i + 1, customer: one.customer, day: day(one.day) }))
        const given = back.flatMap(({ order, later }, i) => {
          const sold = bought[order]
          // Nobody gives back what they have not bought yet.
          return sold
            ? [
                {
                  id: i + 1,
                  customer: sold.customer,
                  day: day(Math.min(59, sold.day + later)),
                  takes: { order: order + 1 },
                },
              ]
            : []
        })
        const then = day(30)
        const featuresOf = async (until: string) => {
          const kept = given.filter(
            (one, i) => one.day < until && given.findIndex(o => o.takes.order === one.takes.order) === i,
          )
          await buildSmallStar(engine, { sales: all.filter(one => one.day < until), returns: kept })
          const fitting = fitTraining(engine, stepsOf(engine), comeback, '2024-03-01' as Day)
          const past = await fitting.training.earlier(30)
          const found =
            'refused' in past
              ? []
              : await past.training.sums(({ db, table }) => db.selectFrom(table).selectAll().orderBy('customer_key'))
          await fitting.end()
          return found
        }
        expect(await featuresOf('2024-03-01')).toEqual(await featuresOf(then))
      },
    ),
    { numRuns: 12 },
  )
})
