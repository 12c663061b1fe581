import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areaUnderCurve } from '../judge/chance-quality.js'
import { numbers } from '../random.js'
import { binnedRows } from './binned-rows.js'
import { type Bins, binned, binsOf, binText, type Known, limitsFor } from './binning.js'
import { evidenceOf } from './evidence.js'
import { foldsOf } from './folds.js'
import { foretoldOutOfFold } from './out-of-fold.js'
import { scorecard, scorecardOdds } from './scorecard.js'

const limits = { most: 4, least: 2 }
const number = (values: (number | null)[], name = 'x'): Known => ({ kind: 'number', name, values })
const word = (values: (string | null)[], name = 'w'): Known => ({ kind: 'word', name, values })

describe('bins', () => {
  it('are quantiles by value: equal numbers share one', () => {
    expect(binsOf(number([1, 2, 3, 4, 5, 6, 7, 8]), limits)).toMatchObject({ cuts: [2, 4, 6] })
    expect(binsOf(number([0, 0, 0, 0, 0, 0, 7, null]), limits)).toMatchObject({ cuts: [0] })
    // What fills a bin alone stands alone: the months of a study that most saw to its end.
    const study = number([...Array.from({ length: 30 }, (_, i) => i + 1), ...Array.from({ length: 70 }, () => 52)])
    expect(binsOf(study, { most: 10, least: 5 })).toMatchObject({ cuts: [10, 20, 30] })
    const empty = number([-3, -2, -1, 0, 0, 0, 0, 0, 0, 4, 5, 6])
    expect(binsOf(empty, { most: 4, least: 1 })).toMatchObject({ cuts: [-1, 0] })
    expect(binsOf(number([5, 5, 5, 5]), limits)).toMatchObject({ cuts: [] })
    expect(binsOf(number([null, null]), limits)).toMatchObject({ cuts: [] })
  })

  it('put a cut itself into the bin below it, and what is missing or endless into the first', () => {
    const bins: Bins = { kind: 'number', name: 'x', cuts: [2, 4] }
    expect([...binned(bins, number([null, -1, 2, 2.5, 4, 5, Number.NaN, Number.POSITIVE_INFINITY]))]).toEqual([
      0, 1, 1, 2, 2, 3, 0, 0,
    ])
    expect([0, 1, 2, 3].map(bin => binText(bins, bin))).toEqual(['x missing', 'x ≤ 2', '2 < x ≤ 4', 'x > 4'])
  })

  it('pool rare levels with those never seen', () => {
    const bins = binsOf(word(['b', 'b', 'a', 'a', 'c', null]), limits)
    expect(bins).toMatchObject({ levels: ['a', 'b'] })
    expect([...binned(bins, word(['a', 'b', 'c', 'new', null]))]).toEqual([1, 2, 3, 3, 0])
    expect([0, 1, 3].map(bin => binText(bins, bin))).toEqual(['w missing', 'w = a', 'w other'])
  })

  it('refuse a column of the other kind', () => {
    expect(() => binned({ kind: 'number', name: 'x', cuts: [] }, word(['a'], 'x'))).toThrow('kind word')
  })
})

describe('bins of a rare outcome', () => {
  it('are fewer: five of it are wanted in each, and at least thirty rows', () => {
    const rare = Array.from({ length: 20_000 }, (_, row) => (row % 333 === 0 ? 1 : 0))
    expect(limitsFor(rare)).toEqual({ most: 20, least: 1640 })
    expect(limitsFor(rare.map(one => 1 - one))).toEqual({ most: 20, least: 1640 })
    expect(limitsFor([0, 1, 0, 1])).toEqual({ most: 20, least: 30 })
    expect(binsOf(number(rare.map((_, row) => row)), limitsFor(rare))).toMatchObject({ cuts: { length: 11 } })
    // Where all came there is nothing to learn, and nothing fails.
    expect(binsOf(number([1, 2, 3]), limitsFor([0, 0, 0]))).toMatchObject({ cuts: { length: 1 } })
    expect(binsOf(word(['a', 'a']), limitsFor([1, 1]))).toMatchObject({ levels: [] })
  })

  it('tell what is there: one in 300 leaves, by age and by how long they were customers', () => {
    const random = numbers(3)
    const size = 12_000
    const drawn = () => Array.from({ length: size }, () => random())
    const [age, tenure, noise] = [drawn(), drawn(), drawn()]
    const came = age.map((of, row) => (random() < 1 / (1 + Math.exp(5.8 - 2 * of + 2 * (tenure[row] ?? 0))) ? 1 : 0))
    const known = [number(age, 'age'), number(tenure, 'tenure'), number(noise, 'noise')]
    const parts = foldsOf(came, 5, 0)
    const said = foretoldOutOfFold(known, came, { parts, groups: came.map((_, row) => row) })
    // With twenty bins a column and ten rows thought into each the area was .58, now it is .69.
    expect(areaUnderCurve(said.scorecard, came) ?? 0).toBeGreaterThan(0.66)
  })
})

describe('weight of evidence', () => {
  it('is the log odds of a bin over those of all, drawn to nothing by ten rows of the average', () => {
    const values = [...Array.from({ length: 30 }, () => 'a'), ...Array.from({ length: 10 }, () => 'b')]
    const came = values.map((value, i) => (value === 'a' ? (i < 3 ? 1 : 0) : i < 37 ? 1 : 0))
    const known = [word(values)]
    const rows = binnedRows([binsOf(known[0] as Known, limits)], known, came)
    // 3 of 30 and 7 of 10 came: 10 of 40, so that 2.5 and 7.5 rows are thought into each.
    const all = Math.log(10 / 30)
    const expected = [0, Math.log(5.5 / 34.5) - all, Math.log(9.5 / 10.5) - all, 0]
    for (const [bin, weight] of (evidenceOf(rows, 0) ?? []).entries())
      expect(weight).toBeCloseTo(expected[bin] ?? 9, 12)
  })

  it('is none where all came or none did', () => {
    const known = [word(['a', 'b'])]
    for (const came of [
      [0, 0],
      [1, 1],
    ])
      expect(evidenceOf(binnedRows([binsOf(known[0] as Known)], known, came), 0)).toBeNull()
  })
})

describe('a scorecard', () => {
  const customers = fc.array(
    fc.record({
      x: fc.option(fc.integer({ min: 0, max: 9 }), { nil: null }),
      w: fc.option(fc.constantFrom('a', 'b', 'c'), { nil: null }),
      came: fc.constantFrom(0, 1),
    }),
    { minLength: 8, maxLength: 60 },
  )
  const learn = (of: readonly { x: number | null; w: string | null; came: number }[]) => {
    const known = [number(of.map(({ x }) => x)), word(of.map(({ w }) => w))]
    const rows = binnedRows(
      known.map(one => binsOf(one, limits)),
      known,
      of.map(({ came }) => came),
    )
    return { rows, card: scorecard(rows) }
  }

  it('is the same, bit by bit, for rows in any order', () => {
    fc.assert(
      fc.property(customers, fc.integer({ min: 1, max: 50 }), (of, turn) => {
        const at = turn % of.length
        expect(learn([...of.slice(at), ...of.slice(0, at)].reverse()).card).toEqual(learn(of).card)
      }),
      { numRuns: 60 },
    )
  })

  it('orders the bins of a column as often as it came in them, or says nothing of them', () => {
    fc.assert(
      fc.property(customers, of => {
        const { rows, card } = learn(of)
        if (!card) return
        for (const [at, { points }] of card.columns.entries()) {
          const weights = evidenceOf(rows, at) ?? new Float64Array()
          const order = Array.from(weights.keys()).sort((a, b) => (weights[a] ?? 0) - (weights[b] ?? 0))
          const steps = order.slice(1).map((bin, i) => (points[bin] ?? 0) - (points[order[i] ?? 0] ?? 0))
          expect(steps.every(step => step >= -1e-12)).toBe(true)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('foretells as many as came', () => {
    fc.assert(
      fc.property(customers, of => {
        const { rows, card } = learn(of)
        if (!card) return
        const foretold = scorecardOdds(card, rows).reduce(
          (sum, odds, i) => sum + (rows.n[i] ?? 0) / (1 + Math.exp(-odds)),
          0,
        )
        expect(foretold).toBeCloseTo(
          of.reduce((sum, { came }) => sum + came, 0),
          6,
        )
      }),
      { numRuns: 60 },
    )
  })

  it('is none where all came or none did', () => {
    expect(learn([{ x: 1, w: 'a', came: 1 }]).card).toBeNull()
  })
})
