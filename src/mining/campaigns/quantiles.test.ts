import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalQuantile, normalShare, tQuantile } from './quantiles.js'

describe('quantiles', () => {
  it.each([
    [0.975, 1.959963984540054],
    [0.995, 2.5758293035489004],
    [0.8, 0.8416212335729143],
    [0.0001, -3.719016485455709],
    [1e-10, -6.361340902404056],
  ])('of the standard normal at %d, as scipy.stats.norm.ppf gives it', (share, value) => {
    expect(normalQuantile(share)).toBeCloseTo(value, 12)
  })

  // The table of Student's t in any textbook, at a level of 95 and 99 %.
  it.each([
    [1, 12.706, 63.657],
    [2, 4.303, 9.925],
    [3, 3.182, 5.841],
    [5, 2.571, 4.032],
    [10, 2.228, 3.169],
    [30, 2.042, 2.75],
    [120, 1.98, 2.617],
  ])('of t with %d degrees of freedom', (freedom, at95, at99) => {
    expect(tQuantile(0.975, freedom)).toBeCloseTo(at95, 3)
    expect(tQuantile(0.995, freedom)).toBeCloseTo(at99, 3)
    expect(tQuantile(0.025, freedom)).toBeCloseTo(-tQuantile(0.975, freedom), 12)
  })

  it('is the inverse of the share, and t goes to the normal', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.0005, max: 0.9995, noNaN: true }), share => {
        expect(normalShare(normalQuantile(share))).toBeCloseTo(share, 6)
        expect(tQuantile(share, 1e7)).toBeCloseTo(normalQuantile(share), 5)
      }),
    )
    expect(tQuantile(0.5, 7)).toBe(0)
  })

  it.each([0, 1, Number.NaN])('has none at %d', share => {
    expect(() => normalQuantile(share)).toThrow(RangeError)
  })
})
