import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Known } from './binning.js'
import { stakesOf } from './stakes.js'

const chances = Float64Array.of(0.9, 0.1, 0.5, 0.7)
const came = [1, 0, 0, 1]
const sales: Known = { kind: 'number', name: 'spend_365_days', values: [100, 40, null, 10] }
const monthly: Known = { kind: 'number', name: 'mrr', values: [1, 2, 3, 4] }

it('money at stake stands beside what was lost, the likeliest first', () => {
  const { worth, tenths } = stakesOf(chances, came, [monthly, sales], {})
  expect(worth).toBe('net_sales')
  expect(tenths).toEqual([
    { rows: 1, foretold: 0.9, left: 1, at_stake: 90, lost: 100 },
    { rows: 1, foretold: 0.7, left: 1, at_stake: 7, lost: 10 },
    { rows: 1, foretold: 0.5, left: 0, at_stake: 0, lost: 0 },
    { rows: 1, foretold: 0.1, left: 0, at_stake: 4, lost: 0 },
  ])
  expect(stakesOf(chances, came, [monthly], {}).tenths[0]).toMatchObject({ at_stake: 10.8, lost: 12 })
  expect(stakesOf(chances, came, [monthly], { offer: { cost: 1, take_up: 1, value: 50 } })).toMatchObject({
    worth: 'declared',
    tenths: [{ at_stake: 45, lost: 50 }, {}, {}, {}],
  })
  expect(stakesOf(chances, came, [], {})).toMatchObject({
    worth: null,
    tenths: [{ at_stake: null, lost: null }, {}, {}, {}],
  })
})

it('tenths add up to all, whatever the chances', () => {
  const row = fc.record({
    chance: fc.double({ min: 0, max: 1, noNaN: true }),
    left: fc.constantFrom(0, 1),
    worth: fc.nat(999),
  })
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 60 }), rows => {
      const known: Known = { kind: 'number', name: 'mrr', values: rows.map(({ worth }) => worth + 1) }
      const { tenths } = stakesOf(
        Float64Array.from(rows, ({ chance }) => chance),
        rows.map(({ left }) => left),
        [known],
        {},
      )
      const total = (of: (one: (typeof tenths)[number]) => number | null) =>
        tenths.reduce((sum, one) => sum + (of(one) ?? 0), 0)
      expect(total(one => one.rows)).toBe(rows.length)
      expect(total(one => one.left)).toBe(rows.reduce((sum, { left }) => sum + left, 0))
      expect(total(one => one.lost)).toBeCloseTo(
        rows.reduce((sum, { left, worth }) => sum + left * 12 * (worth + 1), 0),
        3,
      )
    }),
    { numRuns: 30 },
  )
})
