import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Draws, draws } from '../../../test/support/simulated.js'
import { bgNbd, mbgNbd } from './beta-geometric.js'
import { fitPurchases } from './fit-purchases.js'
import { nbd, poisson } from './nbd.js'
import { paretoNbd } from './pareto.js'
import { type Patterns, patternsOf } from './patterns.js'
import { outlookOf, type PurchaseModel } from './purchase-model.js'

/** When a customer leaves: asked before the first repeat purchase (0) and after each; a time, or never. */
type Leaving = (draw: Draws, at: readonly number[]) => { onDay: number; after(purchase: number): boolean }

const leaving: Readonly<Record<PurchaseModel['name'], Leaving>> = {
  bg_nbd(draw, [, , a = 0, b = 0]) {
    const p = draw.beta(a, b)
    return { onDay: Number.POSITIVE_INFINITY, after: purchase => purchase > 0 && draw.uniform() < p }
  },
  mbg_nbd(draw, [, , a = 0, b = 0]) {
    const p = draw.beta(a, b)
    return { onDay: Number.POSITIVE_INFINITY, after: () => draw.uniform() < p }
  },
  pareto_nbd: (draw, [, , s = 0, beta = 0]) => ({ onDay: draw.exponential(draw.gamma(s, beta)), after: () => false }),
  nbd: () => ({ onDay: Number.POSITIVE_INFINITY, after: () => false }),
  poisson: () => ({ onDay: Number.POSITIVE_INFINITY, after: () => false }),
}

/** Histories of customers who came at any time of `seen` days, in the order of patterns. */
function simulated(model: PurchaseModel, at: readonly number[], customers: number, seed: number): Patterns {
  const draw = draws(seed)
  const list = Array.from({ length: customers }, () => {
    const seen = 700 * draw.uniform()
    const rate = model === poisson ? (at[0] ?? 0) : draw.gamma(at[0] ?? 0, at[1] ?? 0)
    const { onDay, after } = leaving[model.name](draw, at)
    let [x, last, next] = [0, 0, 0]
    while (!after(x)) {
      next = last + draw.exponential(rate)
      if (next > Math.min(seen, onDay)) break
      x++
      last = next
    }
    return [x, last, seen] as const
  }).sort((one, other) => one[0] - other[0] || one[1] - other[1])
  return patternsOf([0, 1, 2].map(i => Float64Array.from(list, row => row[i] ?? 0)))
}

const cases: readonly (readonly [PurchaseModel, readonly number[]])[] = [
  [bgNbd, [0.8, 60, 0.7, 2.5]],
  [mbgNbd, [0.9, 45, 0.8, 1.6]],
  [paretoNbd, [0.7, 50, 0.9, 150]],
  [nbd, [0.6, 70]],
  [poisson, [0.013]],
]

test.each(cases)('$name finds the parameters of 100,000 simulated customers', async (model, at) => {
  const found = await fitPurchases(model, simulated(model, at, 100_000, 7))
  expect(found.converged).toBe(true)
  for (const [i, parameter] of at.entries()) {
    const error = found.errors?.[i] ?? 0
    expect(error).toBeGreaterThan(0)
    expect(error / parameter).toBeLessThan(0.1)
    expect(Math.abs((found.at[i] ?? 0) - parameter) / error, model.parameters[i]).toBeLessThan(3)
  }
})

describe.each(cases)('$name', (model, [r = 1, alpha = 1]) => {
  const history = fc
    .tuple(
      fc.integer({ min: 0, max: 40 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0.5, max: 900, noNaN: true }),
    )
    .map(([x, share, seen]) => ({ x, last: x === 0 ? 0 : Math.max(1e-3, share) * seen, seen }))
  const scale = fc.double({ min: -1.5, max: 1.5, noNaN: true }).map(Math.exp)
  const point = fc.array(scale, { minLength: model.parameters.length, maxLength: model.parameters.length })
  const near = cases.find(([other]) => other === model)?.[1] ?? [r, alpha]

  test('has the derivatives of its likelihood', () => {
    fc.assert(
      fc.property(history, point, ({ x, last, seen }, scales) => {
        const one = patternsOf([x, last, seen].map(value => Float64Array.of(value)))
        const at = scales.map((factor, i) => factor * (near[i] ?? 1))
        const { gradient, hessian } = model.likelihood(one, at)
        for (const [i, parameter] of at.entries()) {
          const h = 1e-5 * parameter
          const moved = (by: number) => model.likelihood(one, at.with(i, parameter + by))
          const [up, down] = [moved(h), moved(-h)]
          expectNear((up.value - down.value) / (2 * h), gradient[i] ?? 0, (1 + x) / parameter)
          for (const [j, other] of at.entries()) {
            const slope = ((up.gradient[j] ?? 0) - (down.gradient[j] ?? 0)) / (2 * h)
            expectNear(slope, hessian[j * at.length + i] ?? 0, (1 + x * x) / (parameter * other))
          }
        }
      }),
      { numRuns: 40 },
    )
  })

  test('gives probabilities, and expectations that grow with time', () => {
    fc.assert(
      fc.property(history, point, (known, scales) => {
        const at = scales.map((factor, i) => factor * (near[i] ?? 1))
        const { alive, expected, none } = outlookOf(model, at, known)
        expect(alive).toBeGreaterThanOrEqual(0)
        expect(alive).toBeLessThanOrEqual(1)
        let [bought, nothing] = [0, 1]
        for (const time of [1, 30, 90, 365, 3650]) {
          expect(expected(time)).toBeGreaterThanOrEqual(bought)
          expect(none(time)).toBeLessThanOrEqual(nothing + 1e-12)
          // One purchase at least in all cases but "none", and somebody here in all cases but "left".
          expect(expected(time)).toBeGreaterThanOrEqual((1 - none(time)) * (1 - 1e-9) - 1e-12)
          expect(none(time)).toBeGreaterThanOrEqual(1 - alive - 1e-12)
          bought = expected(time)
          nothing = none(time)
        }
        expect(Number.isFinite(bought)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})

function expectNear(found: number, value: number, size: number): void {
  expect(Math.abs(found - value)).toBeLessThanOrEqual(1e-5 * Math.max(Math.abs(value), size))
}
