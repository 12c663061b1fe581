import { describe, expect, it } from 'vitest'
import { cdnowCustomers } from '../../../test/support/cdnow.js'
import { needsShared } from '../../../test/support/shared-data.js'
import { draws } from '../../../test/support/simulated.js'
import { expectedSpend, spendLikelihood, spendSums } from './gamma-gamma.js'
import { maximise } from './maximise.js'

const there = needsShared('cdnow', 'Gamma-Gamma on CDNOW')

function fitted(x: readonly number[], spend: readonly number[]) {
  return maximise(at => spendLikelihood(spendSums(x, spend, at[2] ?? 0), at), [1, 2, 30])
}

describe.skipIf(!there)('Gamma-Gamma on CDNOW', () => {
  const sample = there ? cdnowCustomers('sample') : []
  const known = sample.filter(({ x, spend }) => x > 0 && spend > 0)

  it('has its maximum on the sample', async () => {
    expect(known).toHaveLength(946)
    const found = await fitted(
      known.map(({ x }) => x),
      known.map(({ x, spend }) => x * spend),
    )
    expect(found.converged).toBe(true)
    expect(Math.abs(found.value - -4055.9177)).toBeLessThan(1e-3)
    for (const [i, value] of [6.2496, 3.7442, 15.4435].entries()) expect((found.at[i] ?? 0) / value).toBeCloseTo(1, 3.7)
    for (const [i, error] of (found.errors ?? []).entries()) expect(error / (found.at[i] ?? 0)).toBeLessThan(0.3)
  })

  it('expects what is published of the first ten customers, and of all', async () => {
    // At the maximum: the parameters as printed (6.25, 3.74, 15.44) would give 35.22 where 35.17 is printed.
    const at = [6.2496, 3.7442, 15.4435]
    const of = (x: number, spend: number) => expectedSpend(at, x, x * spend)
    const said = sample.slice(0, 10).map(({ x, spend }) => of(x, spend))
    const printed = [24.65, 18.91, 35.17, 35.17, 35.17, 71.46, 18.91, 35.17, 27.28, 35.17]
    for (const [i, value] of printed.entries()) expect((said[i] ?? 0) / value).toBeCloseTo(1, 2.7)
    const mean = sample.reduce((sum, { x, spend }) => sum + of(x, spend), 0) / sample.length
    expect(mean / 35.253).toBeCloseTo(1, 2.7)
    expect(known.reduce((sum, { spend }) => sum + spend, 0) / known.length).toBeCloseTo(35.0786, 1)
  })

  it('has its maximum on the master file', async () => {
    const all = cdnowCustomers('master').filter(({ x, spend }) => x > 0 && spend > 0)
    expect(all).toHaveLength(9450)
    const found = await fitted(
      all.map(({ x }) => x),
      all.map(({ x, spend }) => x * spend),
    )
    expect(Math.abs(found.value - -40763.4763)).toBeLessThan(1e-3)
    for (const [i, value] of [6.2754, 3.6245, 14.9837].entries()) expect((found.at[i] ?? 0) / value).toBeCloseTo(1, 3.7)
  })
})

it('finds the parameters of 100,000 simulated customers', async () => {
  const draw = draws(11)
  const at = [4, 3, 25]
  const [p = 0, q = 0, v = 0] = at
  const x = Array.from({ length: 100_000 }, () => 1 + Math.floor(-2 * Math.log(draw.uniform())))
  const spend = x.map(times => draw.gamma(p * times, draw.gamma(q, v)))
  const found = await fitted(x, spend)
  for (const [i, value] of at.entries()) {
    const error = found.errors?.[i] ?? 0
    expect(error / value).toBeGreaterThan(0)
    expect(error / value).toBeLessThan(0.05)
    expect(Math.abs((found.at[i] ?? 0) - value) / error).toBeLessThan(3)
  }
})

it('knows no inner maximum where all spend the same', async () => {
  const x = Array.from({ length: 500 }, (_, i) => 1 + (i % 4))
  const found = await fitted(
    x,
    x.map(times => 20 * times),
  )
  expect(found.converged).toBe(false)
})
