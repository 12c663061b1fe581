import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { needsOnlineRetail, onlineRetail } from '../../../test/support/online-retail.js'
import { openDuckdb } from '../../warehouse/engine/duckdb/duckdb.js'
import { statement } from '../../warehouse/engine/query.js'
import type { Day } from '../../warehouse/engine/value.js'
import { horizonOf, type Silences, usualWait } from './horizon.js'
import { optionsSchema } from './options.js'
import { settleHorizon } from './settle-horizon.js'
import { suggestHorizon } from './suggest-horizon.js'

describe('the horizon after which a silent customer has left', () => {
  it('is the smallest after which fewer than half come back', () => {
    // 1,000 silences: 700 end after 5 days, 150 after 15, 50 after 25; 100 go on for 40 days.
    const silences: Silences[] = [
      { days: 5, ended: 700, open: 0 },
      { days: 15, ended: 150, open: 0 },
      { days: 25, ended: 50, open: 0 },
      { days: 40, ended: 0, open: 100 },
    ]
    const { curve, suggested } = horizonOf(silences)
    expect(curve.map(({ days, silences: seen, within }) => [days, seen, within])).toEqual([
      [10, 300, 30],
      [20, 150, 20],
    ])
    expect(curve.map(({ back }) => Number(back.toFixed(6)))).toEqual([0.666667, 0.333333])
    expect(suggested).toBe(20)
    expect(horizonOf(silences, 0.7).suggested).toBe(10)
    expect(horizonOf(silences, 0.3).suggested).toBeNull()
    expect(horizonOf([])).toMatchObject({ suggested: null, curve: [] })
  })

  it('counts silences that still go on for as long as they were seen', () => {
    // Freireich et al. 1963, times of remission under 6-MP, the standard example of the product-limit estimate
    // (Cox & Oakes 1984): S(6) .8571, S(13) .6902, S(23) .4482; each case here fifty times.
    const times: readonly [number, number, number][] = [
      [6, 3, 1],
      [7, 1, 0],
      [9, 0, 1],
      [10, 1, 1],
      [11, 0, 1],
      [13, 1, 0],
      [16, 1, 0],
      [17, 0, 1],
      [19, 0, 1],
      [20, 0, 1],
      [22, 1, 0],
      [23, 1, 0],
      [25, 0, 1],
      [32, 0, 2],
      [34, 0, 1],
      [35, 0, 1],
    ]
    const { curve } = horizonOf(times.map(([days, ended, open]) => ({ days, ended: 50 * ended, open: 50 * open })))
    // S(10) .7529 and S(35) .4482.
    expect(curve[0]?.back).toBeCloseTo(1 - 0.4482 / 0.7529, 3)
  })

  it('is the same for silences in any order, and shares lie between none and all', () => {
    const silences = fc.array(
      fc.record({ days: fc.integer({ min: 1, max: 900 }), ended: fc.nat(500), open: fc.nat(500) }),
    )
    fc.assert(
      fc.property(silences, of => {
        const unique = [...new Map(of.map(one => [one.days, one])).values()]
        const found = horizonOf(unique)
        expect(horizonOf([...unique].reverse())).toEqual(found)
        for (const { back, days, within } of found.curve) {
          expect(back >= 0 && back <= 1).toBe(true)
          expect(within).toBeGreaterThanOrEqual(Math.min(days, 365))
        }
      }),
    )
  })

  it.skipIf(!needsOnlineRetail('the horizon of a gift wholesaler'))(
    'of a gift wholesaler is 210 days by two years; one year is too short to show it',
    async () => {
      await using engine = await openDuckdb({ path: ':memory:', threads: 2 })
      const day = (from: string) =>
        `select distinct customer as customer_key, day as ordered_on, true as is_counted from (${from})`
      const year = `select cast(cast(CustomerID as double) as bigint) as customer, cast(InvoiceDate as date) as day
        from read_csv('${onlineRetail.byDay}/*.csv', all_varchar = true)
        where CustomerID is not null and cast(Quantity as bigint) > 0 and cast(UnitPrice as double) > 0`
      const before = `select cast("Customer ID" as bigint) as customer, cast(InvoiceDate as date) as day
        from '${onlineRetail.yearBefore}' where "Customer ID" is not null and Quantity > 0 and Price > 0`
      await engine.run(statement(`create table mart_order as ${day(year)}`))
      const short = await suggestHorizon(engine, '2011-12-10' as Day)
      expect(short.suggested).toBeNull()
      expect(short.curve.at(-1)).toMatchObject({ days: 180, within: 194 })
      expect(short.curve.at(-1)?.back).toBeCloseTo(0.58, 2)
      await engine.run(statement(`insert into mart_order ${day(before)}`))
      const long = await suggestHorizon(engine, '2011-12-10' as Day)
      expect(long.suggested).toBe(210)
      const at = (of: number) => long.curve.find(point => point.days === of)?.back
      expect(at(90)).toBeCloseTo(0.708, 3)
      expect(at(210)).toBeCloseTo(0.494, 3)
    },
    60_000,
  )
})

it('is not suggested by a history of a month: nobody was waited for', () => {
  const month = Array.from({ length: 31 }, (_, day) => ({ days: day + 1, ended: 20, open: 60 }))
  expect(horizonOf(month, undefined, usualWait)).toMatchObject({ suggested: null, curve: [] })
})

describe('a horizon that is left to the silences', () => {
  const none = {
    has: async () => false,
    attributes: async () => [],
    own: async () => ({ told: [], notes: [] }),
    refusal: async () => null,
  }
  const options = optionsSchema.parse({ horizon_days: 'auto' })

  it('is settled in days, and a quarter where nothing is suggested', async () => {
    const horizon = horizonOf([
      { days: 10, ended: 900, open: 100 },
      { days: 800, ended: 0, open: 100 },
    ])
    const found = await settleHorizon({ ...none, horizon: async () => horizon }, options)
    expect(found.options.horizon_days).toBe(horizon.suggested)
    expect(horizon.suggested).not.toBeNull()
    expect(found.notes).toEqual([expect.stringMatching(/^horizon of \d+ days, suggested/)])
    const unknown = await settleHorizon(none, options)
    expect(unknown.options.horizon_days).toBe(90)
    expect(unknown.notes[0]).toContain('too short')
    const declared = optionsSchema.parse({ horizon_days: 30 })
    expect(await settleHorizon(none, declared)).toEqual({ options: declared, notes: [] })
  })

  it('has no meaning for subscriptions and labels', () => {
    for (const other of [{ of: 'subscriptions' }, { label: 'is_churned' }])
      expect(optionsSchema.safeParse({ horizon_days: 'auto', ...other }).success).toBe(false)
  })
})
