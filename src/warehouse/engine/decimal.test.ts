import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decimalText, scaledDecimal } from './decimal.js'

test.each([
  ['12.5', 2, 1250n],
  ['-0.05', 4, -500n],
  ['7', 0, 7n],
  ['-12', 0, -12n],
  ['66108.0300', 2, 6_610_803n],
])('%s of scale %i', (text, scale, units) => {
  expect(scaledDecimal(text, scale)).toBe(units)
})

test.each(['', '.5', '5.', '1e3', ' 1', '1,5', 'NaN', '+1', '--1', '1.005'])(
  "'%s' is no amount of two places",
  text => {
    expect(() => scaledDecimal(text, 2)).toThrow(/is no amount/)
  },
)

test('there and back again is the same', () => {
  fc.assert(
    fc.property(fc.bigInt(), fc.integer({ min: 0, max: 20 }), (units, scale) => {
      expect(scaledDecimal(decimalText(units, scale), scale)).toBe(units)
    }),
  )
})
