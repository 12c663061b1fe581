import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { draws } from '../../../test/support/simulated.js'
import { openDraft } from '../../warehouse/engine/duckdb/draft.js'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import { chooseActivities } from './choose-activities.js'
import type { Limits, Offered } from './find-prices.js'

let engine: Engine
beforeAll(async () => {
  engine = await openDraft({ path: ':memory:', threads: 2 })
})
afterAll(() => engine[Symbol.asyncDispose]())

/** Effects of a customer's activities, null where one is none for them. */
type Effects = readonly (number | null)[]

const offered: readonly Offered[] = [
  { cost: 1, channel: 'email' },
  { cost: 4, channel: 'phone' },
  { cost: 7, channel: 'mail' },
]

/** The customers in the engine, those activities of theirs that are worth their cost. */
async function offer(customers: readonly Effects[], of: readonly Offered[] = offered): Promise<void> {
  const columns = of.map((_, j) => `effect_${j + 1} decimal(18,6)`)
  await engine.run(
    statement(`create or replace table work.action_customer (customer_key bigint, ${columns.join(', ')})`),
  )
  const cells = customers.map(
    (effects, i) =>
      `(${i + 1}, ${of.map(({ cost }, j) => (effects[j] !== null && (effects[j] ?? 0) > cost ? effects[j] : 'null')).join(', ')})`,
  )
  if (cells.length > 0) await engine.run(statement(`insert into work.action_customer values ${cells.join(', ')}`))
}

const chosen = (scenario = 0) =>
  rows(
    engine,
    statement<{ customer_key: bigint; place: bigint }>(
      `select customer_key, place from work.action_state where scenario = ${scenario} order by customer_key`,
    ),
  )

/** The best of all choices, by trying each. */
function best(customers: readonly Effects[], { budget, capacity }: Limits): number {
  const walk = (at: number, money: number, room: Readonly<Record<string, number>>): number => {
    const effects = customers[at]
    if (effects === undefined) return 0
    let most = walk(at + 1, money, room)
    for (const [j, { cost, channel }] of offered.entries()) {
      const effect = effects[j] ?? null
      const places = room[channel] ?? Number.POSITIVE_INFINITY
      if (effect === null || effect <= cost || cost > money || places < 1) continue
      most = Math.max(most, effect - cost + walk(at + 1, money - cost, { ...room, [channel]: places - 1 }))
    }
    return most
  }
  return walk(0, budget ?? Number.POSITIVE_INFINITY, capacity)
}

const effect = fc.option(fc.integer({ min: 0, max: 30 }))
const made = fc.array(fc.tuple(effect, effect, effect), { maxLength: 6 })
const limited = fc.record({
  budget: fc.option(fc.integer({ min: 0, max: 30 })),
  phone: fc.option(fc.integer({ min: 0, max: 3 })),
})

describe('the choice of activities', () => {
  it('keeps every limit, and lies between what is left of the best and a bound that nothing exceeds', async () => {
    await fc.assert(
      fc.asyncProperty(made, limited, async (customers, { budget, phone }) => {
        await offer(customers)
        const limits = { budget, capacity: phone === null ? {} : { phone } }
        const [choice] = await chooseActivities(engine, offered, [limits])
        const taken = await chosen()
        expect(new Set(taken.map(({ customer_key }) => customer_key)).size).toBe(taken.length)
        const of = taken.map(({ customer_key, place }) => ({
          effect: customers[Number(customer_key) - 1]?.[Number(place) - 1] ?? Number.NaN,
          cost: offered[Number(place) - 1]?.cost ?? Number.NaN,
          channel: offered[Number(place) - 1]?.channel,
        }))
        const cost = of.reduce((sum, one) => sum + one.cost, 0)
        const profit = of.reduce((sum, one) => sum + one.effect - one.cost, 0)
        expect(cost).toBeLessThanOrEqual(budget ?? Number.POSITIVE_INFINITY)
        expect(of.filter(({ channel }) => channel === 'phone').length).toBeLessThanOrEqual(phone ?? 6)
        expect(of.every(one => one.effect > one.cost)).toBe(true)
        expect(Number(choice?.effect) - Number(choice?.cost)).toBeCloseTo(profit, 9)
        expect(choice?.customers).toBe(BigInt(taken.length))
        const optimum = best(customers, limits)
        expect(profit).toBeLessThanOrEqual(optimum + 1e-9)
        expect(optimum).toBeLessThanOrEqual((choice?.bound ?? 0) + 1e-6)
        // A customer and a half get another activity than the best choice would give.
        expect(profit).toBeGreaterThanOrEqual(optimum - 30)
        if (phone === null && budget === null) expect(profit).toBeCloseTo(optimum, 9)
      }),
      { numRuns: 30 },
    )
  }, 60_000)

  it('spends money on dearer activities where equal customers leave some', async () => {
    // Each e-mail leaves 1 for 1, each call 2 for 4: 40 get the e-mail, and the rest of the money moves 20 of them to a call.
    await offer(Array.from({ length: 40 }, () => [2, 6, null]))
    const [choice] = await chooseActivities(engine, offered, [{ budget: 100, capacity: {} }])
    expect([choice?.counts, Number(choice?.effect) - Number(choice?.cost), choice?.bound]).toEqual([
      [20n, 20n, 0n],
      60,
      expect.closeTo(60, 6),
    ])
  })

  it('comes within 2 % of the bound at several budgets, beats the plain rules, and is the same for rows in any order', async () => {
    const { uniform } = draws(21)
    const of: readonly Offered[] = [
      { cost: 0.6, channel: 'email' },
      { cost: 4, channel: 'phone' },
      { cost: 8, channel: 'mail' },
    ]
    const customers = Array.from({ length: 2000 }, (): Effects => {
      const value = 5 + 60 * uniform() ** 3
      return [(0.02 + 0.1 * uniform()) * value, (0.1 + 0.3 * uniform()) * value, (0.1 + 0.5 * uniform()) * value].map(
        x => Number(x.toFixed(6)),
      )
    })
    await offer(customers, of)
    const budgets = [500, 1500, 4000, null]
    const wanted = [{}, { phone: 60 }].flatMap(capacity => budgets.map(budget => ({ budget, capacity })))
    for (const capacity of [{}, { phone: 60 }]) {
      const choices = await chooseActivities(
        engine,
        of,
        wanted.filter(one => Object.keys(one.capacity).length === Object.keys(capacity).length),
      )
      for (const { limits, effect: brings, cost, bound, counts } of choices) {
        const profit = Number(brings) - Number(cost)
        expect(Number(cost)).toBeLessThanOrEqual(limits.budget ?? Number.POSITIVE_INFINITY)
        if ('phone' in capacity) expect(counts[1]).toBeLessThanOrEqual(60n)
        expect(profit).toBeLessThanOrEqual(bound + 1e-6)
        expect(profit).toBeGreaterThan(0.998 * bound)
        // Everyone gets one activity, customers as they come, until the money is spent.
        for (const [j, { cost: each, channel }] of of.entries()) {
          const many = Math.min(channel in capacity ? 60 : 2000, Math.floor((limits.budget ?? 1e9) / each))
          const plain = customers.slice(0, many).reduce((sum, effects) => sum + (effects[j] ?? 0) - each, 0)
          expect(profit).toBeGreaterThan(plain)
        }
      }
    }
    const first = await chosen(0)
    await engine.run(
      statement(
        'create or replace table work.action_customer as select * from work.action_customer order by effect_2 desc',
      ),
    )
    await chooseActivities(engine, of, wanted.slice(4))
    expect(await chosen(0)).toEqual(first)
  })

  it('is nothing where nobody is worth anything, or nothing may be spent', async () => {
    await offer([[0, 1, null]])
    expect(await chooseActivities(engine, offered, [{ budget: 9, capacity: {} }])).toMatchObject([
      { customers: 0n, effect: '0', cost: '0', counts: [0n, 0n, 0n], bound: 0 },
    ])
    await offer([[9, 9, 9]])
    expect(await chooseActivities(engine, offered, [{ budget: 0, capacity: {} }])).toMatchObject([{ customers: 0n }])
  })
})
