import { describe, expect, it } from 'vitest'
import { numbers } from '../random.js'
import { binnedRows } from './binned-rows.js'
import { binsOf, type Known } from './binning.js'
import { spansOf } from './cause-of.js'
import { chance } from './logistic.js'
import { raisesOf } from './raises.js'
import { fitScorecard } from './scorecard.js'

const next = numbers(5)
const minutes = Array.from({ length: 3000 }, () => Math.round(3600 * next()) / 10)
const calls = minutes.map(() => Math.floor(6 * next()))
const came = minutes.map((of, row) => (next() < chance(-4 + of / 90 + (calls[row] === 5 ? 1 : 0)) ? 1 : 0))
const column = (name: string, values: readonly number[]): Known => ({ kind: 'number', name, values })

function told(known: readonly Known[]) {
  const rows = binnedRows(
    known.map(one => binsOf(one)),
    known,
    came,
  )
  const fitted = fitScorecard(rows)
  if (!fitted) throw new Error('nothing was learnt')
  return { rows, fitted, raises: raisesOf(rows, fitted, { columns: [], spans: spansOf(known) }) }
}

describe('what raises the odds', () => {
  const alone = told([column('minutes', minutes), column('calls', calls)])
  // A charge is what minutes cost: either could tell it, so that neither seems sure.
  const charge = column(
    'charge',
    minutes.map(of => Math.round(of * 17) / 100),
  )
  const both = told([column('minutes', minutes), charge, column('calls', calls)])

  it('is told in few steps that hold everybody once', () => {
    const found = alone.raises.filter(({ cause }) => cause.column === 'minutes')
    expect(found.length).toBeGreaterThan(2)
    expect(found.length).toBeLessThan(9)
    expect(found.reduce((sum, { customers }) => sum + customers, 0)).toBeLessThanOrEqual(minutes.length)
    for (const { points, low, high } of found) expect(low <= points && points <= high).toBe(true)
    expect(alone.raises.some(({ cause }) => cause.column === 'calls' && cause.holds.is === 'range')).toBe(true)
  })

  it('is told of columns that tell the same as of one, with all that they tell', () => {
    const found = both.raises.filter(({ cause }) => cause.column !== 'calls')
    const [head] = found
    expect(new Set(found.map(({ cause }) => cause.column)).size).toBe(1)
    expect(head?.cause.alike).toHaveLength(1)
    expect(head?.points).toBeCloseTo(alone.raises.find(({ cause }) => cause.column === 'minutes')?.points ?? 0, 1)
    expect(head?.low).toBeGreaterThan(0.5)
  })

  it('leaves the points of the model as they are', () => {
    expect(both.fitted.card.columns[1]?.points.some(point => point !== 0)).toBe(true)
  })
})
