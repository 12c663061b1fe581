import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openDuckdb } from '../../../warehouse/engine/duckdb/duckdb.js'
import { statement } from '../../../warehouse/engine/query.js'
import type { Day } from '../../../warehouse/engine/value.js'
import { numbers } from '../../random.js'
import { type OfferCell, offerProfit } from './offer-profit.js'
import { churnTenths, profitOf } from './read-stake.js'

const day = '2024-01-01' as Day

/** 1,000 customers: chances fall from 1 to 0.001, worth is 40 for odd keys and 20 for even ones, and unknown of each tenth. */
async function night() {
  const engine = await openDuckdb({ path: ':memory:', threads: 2 })
  const tables = [
    `create table score_churn as select i::bigint as customer_key, date '2024-01-01' as as_of, (1001 - i) / 1000.0::double as chance,
        cast(null as boolean) as has_left
      from range(1, 1001) as t(i)`,
    `create table mart_customer as select i::bigint as customer_key,
      cast(case when i % 10 = 0 then null when i % 2 = 1 then 40 else 20 end as decimal(18,4)) as expected_value from range(1, 1001) as t(i)`,
    `create table mart_order as select 1::bigint as customer_key, date '2023-12-01' as ordered_on, 7.5::decimal(18,4) as net_sales`,
  ]
  for (const text of tables) await engine.run(statement(text))
  return engine
}

const worthOf = (key: number) => (key % 10 === 0 ? null : key % 2 === 1 ? 40 : 20)
const keys = Array.from({ length: 1000 }, (_, i) => i + 1)

describe('money at stake', () => {
  it('is chance times worth, tenth by tenth, and adds up to that of all', async () => {
    await using engine = await night()
    const tenths = await churnTenths(engine, day, null)
    expect(tenths.map(({ tenth, customers }) => [tenth, customers])).toEqual(
      keys.slice(0, 10).map(i => [BigInt(i), 100n]),
    )
    const first = keys.slice(0, 100)
    expect(tenths[0]?.leavers).toBeCloseTo(
      first.reduce((sum, i) => sum + (1001 - i) / 1000, 0),
      9,
    )
    const stake = (of: readonly number[], worth: (key: number) => number | null) =>
      of.reduce((sum, i) => sum + ((1001 - i) / 1000) * (worth(i) ?? 0), 0)
    expect(Number(tenths[0]?.at_stake)).toBeCloseTo(stake(first, worthOf), 2)
    const all = tenths.reduce((sum, { at_stake }) => sum + Number(at_stake), 0)
    expect(all).toBeCloseTo(stake(keys, worthOf), 2)
    const declared = await churnTenths(engine, day, 100)
    expect(Number(declared[9]?.at_stake)).toBeCloseTo(
      stake(keys.slice(900), () => 100),
      6,
    )
  })

  it('is none of those who have left already, and no offer is made to them', async () => {
    await using engine = await night()
    await engine.run(statement('update score_churn set has_left = customer_key <= 400'))
    const tenths = await churnTenths(engine, day, null)
    expect(tenths.map(({ customers }) => customers)).toEqual(Array.from({ length: 10 }, () => 60n))
    expect(tenths[0]?.leavers).toBeLessThan(0.61 * 60)
    const { depths } = await profitOf(engine, { cost: 5, take_up: 0.3 })
    expect(depths.at(-1)?.customers).toBe(540)
  })

  it('is that of the last year where no value is known', async () => {
    await using engine = await night()
    await engine.run(statement('update mart_customer set expected_value = null'))
    const [first, second] = await churnTenths(engine, day, null)
    expect(first).toMatchObject({ worth: '7.5000', at_stake: '7.5000' })
    expect(second).toMatchObject({ worth: null, at_stake: null })
  })
})

describe('an offer', () => {
  it('goes to exactly those of whom it saves more than it costs', async () => {
    await using engine = await night()
    const { depths, best } = await profitOf(engine, { cost: 5, take_up: 0.3 })
    const gain = keys.flatMap(i => {
      const worth = worthOf(i)
      return worth === null ? [] : [((1001 - i) / 1000) * 0.3 * worth - 5]
    })
    const worthIt = gain.filter(one => one > 0)
    expect(best?.customers).toBe(worthIt.length)
    expect(best?.profit).toBeCloseTo(
      worthIt.reduce((a, b) => a + b, 0),
      4,
    )
    expect(best?.cost).toBe(5 * worthIt.length)
    expect(depths).toHaveLength(20)
    expect(depths.at(-1)).toMatchObject({ share: 1, customers: 900 })
    for (const { profit } of depths) expect(profit).toBeLessThanOrEqual((best?.profit ?? 0) + 1e-6)
  })

  it('that is worth it for nobody has no best cut; one that nobody can be valued for has none at all', async () => {
    await using engine = await night()
    expect((await profitOf(engine, { cost: 50, take_up: 0.3 })).best).toBeNull()
    await engine.run(statement('update mart_customer set expected_value = null'))
    expect(await profitOf(engine, { cost: 5, take_up: 0.3 })).toEqual({ depths: [], best: null })
    expect((await profitOf(engine, { cost: 5, take_up: 0.3, value: 40 })).best?.customers).toBe(584)
  })

  it('to a single customer cannot lose more than it costs', () => {
    const cell = { twentieth: 1, keyed_group: 3, is_worth: true, customers: 1, saved: 10.2, saved_squares: 1400 }
    const { best } = offerProfit([cell], { cost: 10 })
    expect(best?.interval.low).toBe(-10)
    expect(best?.interval.high).toBeGreaterThan(10)
    const { best: worse } = offerProfit([cell, { ...cell, customers: 2, saved: -3 }], { cost: 10 })
    expect(worse?.interval.low).toBeLessThan(-30)
  })

  it('brings what its interval says in about 95 of 100 campaigns', async () => {
    await using engine = await night()
    const { best } = await profitOf(engine, { cost: 5, take_up: 0.3 })
    const next = numbers(3)
    let inside = 0
    const all = keys.map(i => ({ kept: ((1001 - i) / 1000) * 0.3, worth: worthOf(i) ?? 0 }))
    for (let campaign = 0; campaign < 400; campaign++) {
      let profit = 0
      for (let i = 0; i < all.length; i++) {
        const { kept, worth } = all[Math.floor(next() * all.length)] ?? { kept: 0, worth: 0 }
        if (kept * worth > 5) profit += (next() < kept ? worth : 0) - 5
      }
      if (profit >= (best?.interval.low ?? 0) && profit <= (best?.interval.high ?? 0)) inside++
    }
    expect(inside / 400).toBeGreaterThan(0.9)
    expect(inside / 400).toBeLessThan(0.985)
  })

  it('has profits that no order of rows moves, and none beyond the best cut', () => {
    const cell = fc.record({
      twentieth: fc.integer({ min: 1, max: 20 }),
      keyed_group: fc.integer({ min: 0, max: 199 }),
      is_worth: fc.boolean(),
      customers: fc.integer({ min: 1, max: 50 }),
      saved: fc.integer({ min: 0, max: 1000 }),
      saved_squares: fc.integer({ min: 0, max: 1000 }),
    })
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 12 }), (cells: OfferCell[]) => {
        const { depths, best } = offerProfit(cells, { cost: 3 })
        const turned = offerProfit([...cells].reverse(), { cost: 3 })
        expect(turned.best?.profit).toBe(best?.profit)
        for (const { interval, share } of depths) {
          expect(Number.isNaN(interval.low)).toBe(false)
          expect(share).toBeLessThanOrEqual(1)
        }
      }),
      { numRuns: 20 },
    )
  })
})
