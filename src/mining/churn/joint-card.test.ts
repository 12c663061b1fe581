import { describe, expect, it } from 'vitest'
import { normalQuantile } from '../campaigns/quantiles.js'
import { areaUnderCurve } from '../judge/chance-quality.js'
import { numbers } from '../random.js'
import { binnedRows, counted, inOwnBins } from './binned-rows.js'
import type { Bins, Known } from './binning.js'
import { usualTrees } from './boosted.js'
import { jointNote } from './choose-joint.js'
import { foldsOf } from './folds.js'
import { jointRows, jointTerms } from './joint-terms.js'
import { learnRows } from './learn-rows.js'
import { chance, logistic } from './logistic.js'
import { foretoldOutOfFold } from './out-of-fold.js'
import { pointErrors } from './point-errors.js'
import { raisesOf } from './raises.js'
import { fitScorecard, scorecardOdds } from './scorecard.js'

const column = (name: string, values: readonly (number | null)[]): Known => ({ kind: 'number', name, values })

/** Numbers drawn from a normal distribution, and coins. */
function draws(seed: number) {
  const random = numbers(seed)
  return {
    normal: (rows: number) => Float64Array.from({ length: rows }, () => normalQuantile(random())),
    came: (odds: ArrayLike<number>) => Float64Array.from(odds, of => (random() < chance(of) ? 1 : 0)),
  }
}

/** One column is a cause and a disturbance, the other the disturbance alone: it tells only against the first. */
function suppressed(rows: number, seed: number) {
  const { normal, came } = draws(seed)
  const [cause, disturbance, noise] = [normal(rows), normal(rows), normal(rows)]
  const known = [
    column(
      'both',
      Array.from(cause, (of, row) => of + 2 * (disturbance[row] ?? 0)),
    ),
    column('disturbance', Array.from(disturbance)),
    column('noise', Array.from(noise)),
  ]
  return { known, came: came(cause.map(of => 0.9 * of - 1)) }
}

const learnt = async (known: readonly Known[], came: Float64Array) => {
  const rows = Array.from(came.keys())
  const taught = await learnRows(inOwnBins(known, came), {
    came,
    groups: rows,
    rows,
    trees: { ...usualTrees, trees: 1 },
  })
  if (!taught) throw new Error('nothing was learnt')
  return taught
}

const never = () => {
  throw new Error('columns are not weighed together')
}

const areaUnseen = async (known: readonly Known[], came: Float64Array) => {
  const { odds } = await foretoldOutOfFold(known, came, { parts: foldsOf(came, 5, 0), groups: Array.from(came.keys()) })
  return areaUnderCurve(odds.scorecard, came) ?? 0
}

describe('a ridge on all columns together', () => {
  it('is that of scikit-learn on the same terms', () => {
    const rows = Array.from({ length: 60 }, (_, row) => row)
    const x = rows.map(row => (row * 7) % 12)
    const known: Known[] = [
      column(
        'x',
        x.map((value, row) => (row % 10 === 3 ? null : value)),
      ),
      { kind: 'word', name: 'w', values: rows.map(row => 'abc'.charAt(Math.floor(row / 4) % 3)) },
    ]
    const came = rows.map(row => ((row * 13) % 17 < 3 + (x[row] ?? 0) ? 1 : 0))
    const bins: Bins[] = [
      { kind: 'number', name: 'x', cuts: Array.from({ length: 11 }, (_, cut) => cut) },
      { kind: 'word', name: 'w', levels: ['a', 'b', 'c'] },
    ]
    const grouped = binnedRows(bins, known, came)
    const fit = logistic(jointRows(grouped, jointTerms(grouped)), 4)
    // scikit-learn 1.7.2: LogisticRegression(C=1/4, tol=1e-12) on the normal scores of the middle ranks of x (scipy's norm.ppf),
    // 0 and unit variance over what is known, 0 where it is missing; whether x is missing; whether w is a, b, c. The terms of
    // each column less their means, over the root of the sum of their variances.
    expect(fit?.intercept).toBeCloseTo(0.00066528, 5)
    for (const [at, weight] of [0.63088087, -0.00018806, 0.13222559, -0.13443712, 0.00221153].entries())
      expect(fit?.weights[at]).toBeCloseTo(weight, 5)
  })

  it('has terms of mean 0 and unit variance by column, and none of one that is one bin', () => {
    const known = [
      column('x', [1, 2, 3, 4, 5, null, null, 8]),
      column('same', [1, 1, 1, 1, 1, 1, 1, 1]),
      { kind: 'word', name: 'w', values: [...'aabbccdd'] } as const,
    ]
    const bins: Bins[] = [
      { kind: 'number', name: 'x', cuts: [2, 4] },
      { kind: 'number', name: 'same', cuts: [] },
      { kind: 'word', name: 'w', levels: ['a', 'b'] },
    ]
    const rows = binnedRows(bins, known, [0, 1, 0, 1, 0, 1, 0, 1])
    const terms = jointTerms(rows)
    expect(terms.map(of => of.length)).toEqual([2, 0, 3])
    const { columns, n } = jointRows(rows, terms)
    const mean = (of: (row: number) => number) => n.reduce((sum, count, row) => sum + count * of(row), 0) / 8
    for (const each of columns) expect(mean(row => each[row] ?? 0)).toBeCloseTo(0, 12)
    for (const [from, to] of [
      [0, 2],
      [2, 5],
    ])
      expect(columns.slice(from, to).reduce((sum, each) => sum + mean(row => (each[row] ?? 0) ** 2), 0)).toBeCloseTo(
        1,
        12,
      )
  })
})

describe('a scorecard of columns that tell only against each other', async () => {
  const { known, came } = suppressed(2000, 1)
  const { fitted, rows } = await learnt(known, came)

  it('weighs them together, and foretells by them', async () => {
    expect(fitted.joint).not.toBeNull()
    // The cause itself has .72, evidence column by column .59.
    expect(await areaUnseen(known, came)).toBeGreaterThan(0.69)
    expect(fitted.joint?.choice.loss).toBeLessThan(fitted.joint?.choice.of_evidence ?? 0)
  })

  it('says of those whose bins do not show it by themselves that it holds among customers alike in the rest', () => {
    const told = raisesOf(rows, fitted, { columns: [] })
    const against = told.filter(({ cause }) => cause.column === 'disturbance')
    expect(against.length).toBeGreaterThan(1)
    for (const { cause, says, low, points, high } of against) {
      expect(cause.among_alike).toBe(true)
      expect(says).toMatch(/, alike in the rest$/)
      expect(low < points && points < high && (low > 0 || high < 0)).toBe(true)
    }
  })

  it('has points of mean 0, and errors where it has points', () => {
    const errors = pointErrors(rows, fitted)
    for (const [at, { points }] of fitted.card.columns.entries()) {
      const mean = rows.n.reduce((sum, of, row) => sum + of * (points[rows.columns[at]?.[row] ?? 0] ?? 0), 0)
      expect(mean / came.length).toBeCloseTo(0, 1)
      points.forEach((point, bin) => {
        if (Math.abs(point) > 0.1) expect(errors[at]?.[bin] ?? 0).toBeGreaterThan(0)
      })
    }
  })

  it('is the same, bit by bit, for rows in any order, and foretells as many as came', () => {
    const order = Array.from(came.keys()).sort((a, b) => ((a * 7919) % 2003) - ((b * 7919) % 2003))
    const parts = foldsOf(came, 5, 2)
    const all = inOwnBins(known, came)
    const card = (of: readonly number[]) => {
      const inParts = [0, 1, 2, 3, 4].map(at =>
        counted(
          all,
          came,
          of.filter(row => parts[row] === at),
        ),
      )
      return fitScorecard(counted(all, came, of), { parts: inParts })?.card
    }
    expect(card(order)).toEqual(card(Array.from(came.keys())))
    const foretold = scorecardOdds(fitted.card, rows).reduce(
      (sum, odds, at) => sum + (rows.n[at] ?? 0) * chance(odds),
      0,
    )
    expect(foretold).toBeCloseTo(
      came.reduce((sum, of) => sum + of, 0),
      6,
    )
  })
})

describe('a scorecard', () => {
  it('of many columns that each tell a little weighs them together', async () => {
    const { normal, came: coins } = draws(7)
    const columns = Array.from({ length: 40 }, () => normal(600))
    const weights = normal(40)
    const odds = Float64Array.from({ length: 600 }, (_, row) =>
      columns.reduce((sum, of, at) => sum + 0.2 * (weights[at] ?? 0) * (of[row] ?? 0), -1),
    )
    const known = columns.map((values, at) => column(`x${at}`, Array.from(values)))
    const { fitted } = await learnt(known, coins(odds))
    expect(fitted.joint).not.toBeNull()
    expect(jointNote(fitted.joint?.choice ?? never())).toMatch(/weighs all columns together \(ridge \d+\)/)
  })

  it('keeps to the evidence of each column where that is what tells', async () => {
    const { normal, came: coins } = draws(3)
    const [bent, noise] = [normal(1500), normal(1500)]
    const came = coins(bent.map(of => 1.5 * Math.abs(of) - 2))
    const { fitted } = await learnt([column('bent', Array.from(bent)), column('noise', Array.from(noise))], came)
    expect(fitted.joint).toBeNull()
    expect(fitted.card.columns.some(({ among_alike }) => among_alike)).toBe(false)
  })

  it('of one column is that of its evidence', async () => {
    const { normal, came: coins } = draws(4)
    const values = normal(500)
    const { fitted } = await learnt([column('x', Array.from(values))], coins(values))
    expect(fitted.joint).toBeNull()
  })
})
