import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Amounts,
  differenceOfDifferences,
  differenceOfMeans,
  differenceOfShares,
  levelOfEach,
  noDifference,
  widelyErred,
} from './difference.js'

const amounts = (values: readonly number[]): Amounts => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return {
    n: values.length,
    mean,
    variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1),
  }
}

describe('the difference of two shares', () => {
  // Newcombe 1998, Statistics in Medicine 17, table II, method 10.
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [10, 10, 0, 10, 0.6075, 1],
  ])('of %d of %d and %d of %d has the published interval', (a, m, b, n, low, high) => {
    const found = differenceOfShares({ n: m, came: a }, { n, came: b }, 0.95)
    expect(found.value).toBeCloseTo(a / m - b / n, 12)
    expect(found.low).toBeCloseTo(low, 4)
    expect(found.high).toBeCloseTo(high, 4)
  })

  it('holds what was found, turns round with its groups, and lies within -1 and 1', () => {
    const group = fc
      .integer({ min: 1, max: 5000 })
      .chain(n => fc.record({ n: fc.constant(n), came: fc.integer({ min: 0, max: n }) }))
    fc.assert(
      fc.property(group, group, (one, other) => {
        const found = differenceOfShares(one, other, 0.95)
        const turned = differenceOfShares(other, one, 0.95)
        const [value = 0, low = 0, high = 0] = [found.value ?? 0, found.low ?? 9, found.high ?? -9]
        expect(low).toBeLessThanOrEqual(value + 1e-12)
        expect(high).toBeGreaterThanOrEqual(value - 1e-12)
        expect(low).toBeGreaterThanOrEqual(-1 - 1e-9)
        expect(high).toBeLessThanOrEqual(1 + 1e-9)
        expect(turned.low).toBeCloseTo(-high, 9)
      }),
    )
  })

  it('is nothing where a group has nobody', () => {
    expect(differenceOfShares({ n: 0, came: 0 }, { n: 5, came: 1 }, 0.95)).toEqual(noDifference)
  })
})

describe('the difference of two means', () => {
  // Welch's test of R's sleep data: t.test(extra ~ group): -3.3654832 to 0.2054832 with 17.776 degrees of freedom.
  it('of the sleep data is that of R', () => {
    const first = amounts([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2])
    const second = amounts([1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4])
    const found = differenceOfMeans(first, second, 0.95)
    expect(found.value).toBeCloseTo(-1.58, 12)
    expect(found.error).toBeCloseTo(0.849091, 6)
    expect(found.low).toBeCloseTo(-3.3654832, 4)
    expect(found.high).toBeCloseTo(0.2054832, 4)
  })

  it('has no interval where nobody differs, and is nothing where a group has one customer', () => {
    expect(differenceOfMeans(amounts([2, 2]), amounts([1, 1]), 0.95)).toEqual({ ...noDifference, value: 1 })
    expect(differenceOfMeans({ n: 1, mean: 3, variance: 0 }, amounts([1, 2]), 0.95)).toEqual(noDifference)
  })
})

it('is as unsure as its interval where all of few customers came, or none did', () => {
  const few = differenceOfShares({ n: 5, came: 5 }, { n: 900, came: 62 }, 0.95)
  // Newcombe's interval as statsmodels has it (confint_proportions_2indep, method newcomb).
  expect([few.low, few.high]).toEqual([expect.closeTo(0.4962373105, 9), expect.closeTo(0.9458913307, 9)])
  expect(few.error).toBeLessThan(0.01)
  expect(widelyErred(few, 0.95).error).toBeCloseTo((0.9458913307 - 0.4962373105) / 2 / 1.959963985, 8)
  const many = differenceOfShares({ n: 5000, came: 500 }, { n: 5000, came: 400 }, 0.95)
  expect(widelyErred(many, 0.95).error).toBeCloseTo(many.error ?? 0, 4)
  expect(widelyErred(noDifference, 0.95)).toEqual(noDifference)
})

it('several intervals are each wider, so that they hold together', () => {
  expect(levelOfEach(0.95, 1)).toBeCloseTo(0.95, 12)
  expect(levelOfEach(0.95, 10)).toBeCloseTo(0.995, 12)
})

it('the difference of two differences has the errors of both', () => {
  const one = { value: 3, error: 0.3, low: 0, high: 0 }
  const other = { value: 1, error: 0.4, low: 0, high: 0 }
  const found = differenceOfDifferences(one, other, 0.95)
  expect(found.value).toBe(2)
  expect(found.error).toBeCloseTo(0.5, 12)
  expect(found.low).toBeCloseTo(2 - 1.959964 * 0.5, 6)
  expect(differenceOfDifferences(one, noDifference, 0.95)).toEqual(noDifference)
})
