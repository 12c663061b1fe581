import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Experiment, qiniCoefficient, qiniCurve, qiniInterval } from './qini.js'

/** Twelve customers with ties among their uplifts. */
const small: Experiment = {
  came: [1, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 1],
  treated: [1, 1, 0, 1, 0, 1, 0, 0, 1, 0, 1, 0],
  uplift: [0.3, 0.1, -0.2, 0.3, 0.1, 0.05, 0.1, 0, 0.4, -0.1, 0.05, -0.2],
}

/** Chances that any language makes alike: x ↦ 1103515245 x + 12345 modulo 2^31. */
function drawnExperiment(n: number): Experiment {
  let state = 7n
  const next = () => {
    state = (state * 1_103_515_245n + 12_345n) % 2_147_483_648n
    return Number(state) / 2_147_483_648
  }
  const rows = Array.from({ length: n }, () => {
    const [arm, trait, luck, noise] = [next(), next(), next(), next()]
    const isTreated = arm < 0.4
    const came = luck < 0.2 + 0.3 * trait + (isTreated ? 0.2 * trait : 0)
    return {
      treated: Number(isTreated),
      came: Number(came),
      uplift: Math.round((0.2 * trait + 0.1 * noise) * 100) / 100,
    }
  })
  return {
    treated: rows.map(({ treated }) => treated),
    came: rows.map(({ came }) => came),
    uplift: rows.map(({ uplift }) => uplift),
  }
}

describe('the Qini curve and its coefficient', () => {
  // scikit-uplift 0.5.1: sklift.metrics.qini_curve and qini_auc_score on the same arrays.
  it('are those of scikit-uplift on twelve customers', () => {
    expect(qiniCurve(small).map(({ customers }) => customers)).toEqual([0, 1, 3, 6, 8, 9, 10, 12])
    const gained = [0, 1, 3, 1, 0, 1, 1.5, 0]
    for (const [i, point] of qiniCurve(small).entries()) expect(point.gained).toBeCloseTo(gained[i] ?? NaN, 12)
    expect(qiniCoefficient(small)).toBeCloseTo(0.5462962962962963, 12)
  })

  it('are those of scikit-uplift on two thousand, two fifths of them contacted', () => {
    const drawn = drawnExperiment(2000)
    const sum = (of: ArrayLike<number>) => Array.from(of).reduce((all, one) => all + one, 0)
    expect([sum(drawn.came), sum(drawn.treated)]).toEqual([779, 797])
    expect(qiniCoefficient(drawn)).toBeCloseTo(0.066101978619285, 12)
    const { low, high } = qiniInterval(drawn)
    expect(low).toBeLessThan(0.066)
    expect(high).toBeGreaterThan(0.066)
  })

  it('is 1 for who knows, 0 for one uplift of all, and one for any order of rows and any scale', () => {
    const perfect = { ...small, uplift: Array.from(small.came, (y, i) => (small.treated[i] === 1 ? y : -y)) }
    expect(qiniCoefficient(perfect)).toBeCloseTo(1, 12)
    expect(qiniCoefficient({ ...small, uplift: new Float64Array(12).fill(0.5) })).toBeCloseTo(0, 12)
    const uplifts = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 12, maxLength: 12 })
    fc.assert(
      fc.property(uplifts, uplift => {
        const turned = {
          came: Array.from(small.came).reverse(),
          treated: Array.from(small.treated).reverse(),
          uplift: uplift.map(one => 3 * one - 7).reverse(),
        }
        expect(qiniCoefficient(turned)).toBeCloseTo(qiniCoefficient({ ...small, uplift }) ?? NaN, 12)
      }),
    )
  })

  it('is nothing where no ranking is better than another', () => {
    expect(qiniCoefficient({ came: [0, 0], treated: [1, 0], uplift: [1, 0] })).toBeNull()
    expect(qiniCoefficient({ came: [], treated: [], uplift: [] })).toBeNull()
  })
})
