import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Measured, smallestUplift, testPower, testSize } from './test-size.js'

const usual = { level: 0.95, power: 0.8, control: 0.5 }
const share = (rate: number, uplift: number): Measured => ({ kind: 'share', rate, uplift })
const money = (deviation: number, uplift: number): Measured => ({ kind: 'money', deviation, uplift })

describe('how large a test must be', () => {
  // statsmodels 0.14: samplesize_proportions_2indep_onetail(uplift, rate, .8, ratio=left out ÷ contacted, alternative='two-sided').
  it.each([
    [0.1, 0.05, 0.5, 685.596858325361],
    [0.02, 0.01, 0.5, 3825.1497221026225],
    [0.02, 0.01, 0.2, 9979.121614864778],
    [0.10617, 0.0766, 0.5, 329.487270127171],
  ])('from a share of %d up by %d, %d left out, is that of statsmodels', (rate, uplift, control, contacted) => {
    expect(testSize(share(rate, uplift), { ...usual, control })).toEqual({
      contacted: Math.ceil(contacted),
      leftOut: Math.ceil((contacted * control) / (1 - control)),
    })
  })

  // statsmodels 0.14: NormalIndPower().solve_power(.42 / 15, power=.8, alpha=.05, ratio=left out ÷ contacted).
  it.each([
    [0.5, 20_022.60334013686],
    [0.2, 50_056.508350294636],
  ])('for money, %d left out, is that of statsmodels', (control, contacted) => {
    expect(testSize(money(15, 0.42), { ...usual, control }).contacted).toBe(Math.ceil(contacted))
  })

  it('shows the uplift with the power that was asked for, and a smaller one with less', () => {
    // power_proportions_2indep(.05, .10, 686).power
    expect(testPower(share(0.1, 0.05), usual, 2 * 686)).toBeCloseTo(0.8002318546957173, 5)
    const design = fc.record({
      level: fc.constantFrom(0.9, 0.95, 0.99),
      power: fc.constantFrom(0.8, 0.9),
      control: fc.double({ min: 0.1, max: 0.9, noNaN: true }),
    })
    const measured = fc.oneof(
      fc.record({ rate: fc.double({ min: 0.01, max: 0.5, noNaN: true }) }).map(({ rate }) => share(rate, rate / 5)),
      fc
        .record({ deviation: fc.double({ min: 1, max: 100, noNaN: true }) })
        .map(({ deviation }) => money(deviation, 1)),
    )
    fc.assert(
      fc.property(measured, design, (of, asked) => {
        const { contacted, leftOut } = testSize(of, asked)
        const all = contacted + leftOut
        expect(testPower(of, asked, all)).toBeGreaterThan(asked.power - 0.01)
        expect(testPower({ ...of, uplift: of.uplift / 2 }, asked, all)).toBeLessThan(asked.power)
        expect(smallestUplift(of, asked, all)).toBeCloseTo(of.uplift, 1)
      }),
      { numRuns: 50 },
    )
  })

  it('is said to be too small where no uplift would show', () => {
    expect(smallestUplift(share(0.5, 0), usual, 4)).toBeNull()
    expect(smallestUplift(money(15, 0), usual, 40_046)).toBeCloseTo(0.42, 4)
  })
})
