import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareDecimals, negateDecimal, ratioOfCounts, ratioOfDecimals, sumDecimals } from './decimal.js'

/** Ten-thousandths as the warehouse writes them, such as -12.3400. */
const amount = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }).map(
  units =>
    `${units < 0n ? '-' : ''}${String(units < 0n ? -units : units)
      .padStart(5, '0')
      .replace(/(\d{4})$/, '.$1')}`,
)

describe('exact sums', () => {
  it('do not lose what floats lose', () => {
    expect(sumDecimals(['0.1', '0.2', '9007199254740993'])).toBe('9007199254740993.3')
    expect(sumDecimals([])).toBe('0')
    expect(sumDecimals(['-0.0500', '0.05'])).toBe('0')
  })

  it('are the same in any order, and undone by their negatives', () => {
    fc.assert(
      fc.property(fc.array(amount), amounts => {
        const sum = sumDecimals(amounts)
        expect(sumDecimals([...amounts].reverse())).toBe(sum)
        expect(sumDecimals([...amounts.map(negateDecimal), sum])).toBe('0')
      }),
    )
  })

  it('refuse what is no amount', () => {
    expect(() => sumDecimals(['1e3'])).toThrow("'1e3' is no amount")
    expect(() => sumDecimals(['0.12345678901'])).toThrow('up to 10 places')
  })
})

it('compares by value, not by spelling', () => {
  expect(compareDecimals('10.5000', '10.5')).toBe(0)
  expect(compareDecimals('9', '10')).toBe(-1)
  expect(compareDecimals('-9', '-10')).toBe(1)
})

it('gives no share of nothing', () => {
  expect(ratioOfDecimals('5', '0.0000')).toBeNull()
  expect(ratioOfDecimals('-1.5', '6')).toBe(-0.25)
  expect(ratioOfCounts(1n, 0n)).toBeNull()
  expect(ratioOfCounts(1n, 8n)).toBe(0.125)
})
