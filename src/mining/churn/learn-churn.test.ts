import { describe, expect, it } from 'vitest'
import { areaUnderCurve, calibrationError, calibrationTable } from '../judge/chance-quality.js'
import { foldsOf } from './folds.js'
import { gainsTable } from './gains.js'
import { knownColumn } from './known-column.js'
import { learnChurn } from './learn-churn.js'

describe('measures of chances', () => {
  it('area under the curve: of pairs the share that is ranked right, ties half', () => {
    // Hanley & McNeil 1982, table I: ratings of 58 normal and 51 abnormal images; the area is .893.
    const normal = [33, 6, 6, 11, 2]
    const abnormal = [3, 2, 2, 11, 33]
    const rows = [0, 1].flatMap(side =>
      [1, 2, 3, 4, 5].flatMap(rating =>
        Array.from({ length: (side === 1 ? abnormal : normal)[rating - 1] ?? 0 }, () => ({ rating, side })),
      ),
    )
    const area = areaUnderCurve(
      rows.map(({ rating }) => rating),
      rows.map(({ side }) => side),
    )
    expect(area).toBeCloseTo(0.893, 3)
    expect(areaUnderCurve([1, 2], [1, 1])).toBeNull()
  })

  it('calibration: how far tenths lie from what came of them', () => {
    const table = calibrationTable([0.1, 0.1, 0.9, 0.9], [0, 0, 1, 0], 2)
    expect(table).toEqual([
      { rows: 2, foretold: 0.1, came: 0 },
      { rows: 2, foretold: 0.9, came: 0.5 },
    ])
    expect(calibrationError(table)).toBeCloseTo(0.25, 12)
    expect(calibrationError([])).toBeNull()
  })

  it('gains: the likeliest first', () => {
    expect(gainsTable([0.1, 0.9, 0.5, 0.2], [0, 1, 0, 1], 2)).toEqual([
      { rows: 2, came: 1, reached: 0.5, lift: 1 },
      { rows: 2, came: 1, reached: 1, lift: 1 },
    ])
    expect(gainsTable([0.1], [0])).toEqual([])
  })

  it('parts hold either outcome evenly, and depend on the seed', () => {
    const came = Array.from({ length: 103 }, (_, i) => (i % 4 === 0 ? 1 : 0))
    const parts = foldsOf(came, 5, 7)
    for (const side of [0, 1]) {
      const sizes = [0, 1, 2, 3, 4].map(part => came.filter((one, i) => one === side && parts[i] === part).length)
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
    }
    expect(foldsOf(came, 5, 7)).toEqual(parts)
    expect(foldsOf(came, 5, 8)).not.toEqual(parts)
  })
})

describe('columns of texts', () => {
  it('are numbers where each text that is there is one', () => {
    expect(knownColumn('x', ['1', ' 2.5 ', '', null, '-1e3'])).toMatchObject({ values: [1, 2.5, null, null, -1000] })
    expect(knownColumn('x', ['1', 'two'])).toMatchObject({ kind: 'word', values: ['1', 'two'] })
    expect(knownColumn('x', [null, ' '])).toMatchObject({ kind: 'word', values: [null, null] })
    expect(knownColumn('x', ['1', 'Infinity', '0x10'])).toMatchObject({ kind: 'word' })
  })
})

describe('who leaves', () => {
  const came = Array.from({ length: 200 }, (_, i) => ((i * 7) % 10 < 3 ? 1 : 0))
  // Tells half of those who left by a monthly contract, of which others have some, too.
  const contract = knownColumn(
    'contract',
    came.map((one, i) => (one === 1 ? (i % 4 < 3 ? 'monthly' : 'yearly') : i % 4 < 1 ? 'monthly' : 'yearly')),
  )
  const noise = knownColumn(
    'noise',
    came.map((_, i) => String(i % 13)),
  )

  it('has points for what goes with leaving', async () => {
    const found = await learnChurn([noise, contract], came)
    if ('refused' in found) throw new Error(found.refused)
    expect(found.leaks).toEqual([])
    const [, of] = found.learnt.scorecard.columns
    expect(of?.bins).toMatchObject({ levels: ['monthly', 'yearly'] })
    expect(of?.points[1]).toBeGreaterThan(0.5)
    expect(of?.points[2]).toBeLessThan(-0.5)
  })

  it('is refused where too few left, and where only leaks are known', async () => {
    expect(
      await learnChurn(
        [contract],
        came.map((_, i) => (i < 3 ? 1 : 0)),
      ),
    ).toEqual({
      refused: 'of 200 customers 3 left and 197 stayed; expected at least 20 of either',
      why: { code: 'too_few', customers: 200, left: 3, stayed: 197, least: 20 },
    })
    expect(
      await learnChurn(
        [
          knownColumn(
            'reason',
            came.map(one => (one === 1 ? 'price' : null)),
          ),
        ],
        came,
      ),
    ).toEqual({
      refused: 'nothing is left to learn from; each of these alone tells the outcome: reason',
      why: { code: 'only_leaks', names: [{ column: 'reason', name: 'reason' }] },
    })
  })

  it('learns from what the project says was known all along, however well it tells', async () => {
    const balance = knownColumn(
      'balance',
      came.map((one, i) => String(one === 1 ? 900 + i : i)),
    )
    const found = await learnChurn([noise, balance], came, { trusted: column => column === 'balance' })
    if ('refused' in found) throw new Error(found.refused)
    expect(found.leaks).toEqual([])
    expect(found.candidates.both.auc).toBeGreaterThan(0.9)
  })
})
