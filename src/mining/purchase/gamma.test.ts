import { expect, it, test } from 'vitest'
import { digamma, logBeta, logGamma, trigamma } from './gamma.js'

// python3 -c "from mpmath import *; mp.dps=40; [print(x, loggamma(mpf(x)), digamma(mpf(x)), psi(1,mpf(x))) for x in ...]"
const known = [
  [0.001, 6.907178885383853, -1000.5755719318103, 1000001.6425331959],
  [0.25, 1.2880225246980774, -4.2274535333762655, 17.19732915450711],
  [1, 0, -0.5772156649015329, 1.6449340668482264],
  [1.5, -0.12078223763524522, 0.03648997397857652, 0.9348022005446793],
  [2, 0, 0.42278433509846713, 0.6449340668482264],
  [3.7, 1.4280723266653879, 1.1671535393615113, 0.31003785767003833],
  [9.99, 12.779315214350193, 2.250700372831201, 0.10527695014824179],
  [221.243, 971.5255284881916, 5.396999983994952, 0.004530147229222555],
  [100000.5, 1051293.4654351394, 11.512925464974396, 0.000009999999999916666],
] as const

test.each(known)('at %d', (x, log, first, second) => {
  const close = (found: number, value: number) =>
    expect(Math.abs(found - value)).toBeLessThanOrEqual(2e-15 * Math.max(1, Math.abs(value)))
  close(logGamma(x), log)
  close(digamma(x), first)
  close(trigamma(x), second)
  expect(trigamma(x) / second).toBeCloseTo(1, 12)
})

it('agrees with the recurrences, and gives ln B of whole numbers', () => {
  for (const x of [1e-8, 0.3, 5.5, 9.999, 10.001, 1e6]) {
    const size = Math.max(1, Math.abs(logGamma(x)))
    expect(Math.abs(logGamma(x + 1) - logGamma(x) - Math.log(x)) / size).toBeLessThan(1e-14)
    expect((digamma(x + 1) - digamma(x)) * x).toBeCloseTo(1, 7)
  }
  expect(Math.exp(logBeta(3, 4))).toBeCloseTo(1 / 60, 15)
})
