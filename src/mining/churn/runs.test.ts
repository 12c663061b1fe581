import { describe, expect, it } from 'vitest'
import { type Run, runsOf } from './runs.js'

const bins = (points: readonly number[], half = 0.2): Run[] =>
  points.map((of, at) => ({ first: at + 1, last: at + 1, customers: 40, left: 10, points: of, half }))
const told = (of: readonly Run[]) =>
  runsOf(of).map(({ first, last, points }) => [first, last, Number(points.toFixed(3))])

describe('neighbouring bins', () => {
  it('that say the same are one, with the mean of their points over all of their customers', () => {
    expect(told(bins([0.9, 1, 0.95]))).toEqual([[1, 3, 0.95]])
    const [one] = runsOf([
      { first: 1, last: 1, customers: 30, left: 12, points: 1, half: 0.4 },
      { first: 2, last: 2, customers: 90, left: 18, points: 0.6, half: 0.2 },
    ])
    expect(one).toMatchObject({ first: 1, last: 2, customers: 120, left: 30 })
    expect([one?.points, one?.half].map(value => value?.toFixed(6))).toEqual(['0.700000', '0.250000'])
  })

  it('of a slope are as few steps as can be told apart', () => {
    const found = told(bins([0.4, 0.6, 0.8, 1, 1.2, 1.4, 1.6, 1.8]))
    expect(found.length).toBeGreaterThan(1)
    expect(found.length).toBeLessThan(5)
    expect(found[0]?.[0]).toBe(1)
    expect(found.at(-1)?.[1]).toBe(8)
  })

  it('that raise the odds are not put together with those that lower them, nor with those that do neither', () => {
    expect(told(bins([-0.9, -0.8, -0.1, 0.1, 0.8, 0.9]))).toEqual([
      [1, 2, -0.85],
      [3, 4, 0],
      [5, 6, 0.85],
    ])
  })

  it('between two that say the same are part of them, unless they say the opposite', () => {
    expect(told(bins([0.4, 0.15, 0.4]))).toEqual([[1, 3, 0.317]])
    expect(told(bins([0.4, -0.15, 0.4])).length).toBe(3)
  })

  it('of nobody are left out', () => {
    const [one, none, other] = bins([0.9, 0.9, 0.9])
    expect(
      runsOf([one, none && { ...none, customers: 0, left: 0 }, other].filter(run => run !== undefined)),
    ).toHaveLength(1)
  })
})
