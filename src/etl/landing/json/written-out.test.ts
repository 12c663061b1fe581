import { assert, double, property } from 'fast-check'
import { expect, it } from 'vitest'
import { writtenOut } from './written-out.js'

it.each([
  ['1e3', '1000'],
  ['1.5e3', '1500'],
  ['1.50E1', '15.0'],
  ['-1E-05', '-0.00001'],
  ['12.5e-1', '1.25'],
  ['0e0', '0'],
  ['1e+16', '10000000000000000'],
  ['1e400', '1e400'],
  ['1.10', '1.10'],
])('%s is %s', (literal, plain) => {
  expect(writtenOut(literal)).toBe(plain)
})

it('is the same number, in digits', () => {
  assert(
    property(double({ noNaN: true, noDefaultInfinity: true, min: -1e40, max: 1e40 }), number => {
      const plain = writtenOut(number.toExponential())
      expect(Number(plain) === number, plain).toBe(true)
      if (Math.abs(number) > 1e-40) expect(plain).toMatch(/^-?(0|[1-9]\d*)(\.\d+)?$/)
    }),
  )
})
