import { digamma, logGamma, trigamma } from './gamma.js'
import { LikelihoodSum } from './likelihood.js'
import type { PurchaseModel } from './purchase-model.js'

/**
 * NBD (Ehrenberg 1959): purchases at a rate λ ~ Gamma(r, α) for ever; nobody leaves. Likelihood of (x, T):
 * Γ(r+x)/Γ(r) · α^r · (α+T)^−(r+x). It is what remains of its richer kin where nobody seems to leave.
 */
export const nbd: PurchaseModel = {
  name: 'nbd',
  parameters: ['r', 'alpha'],
  inTime: { alpha: 1 },
  start: ({ repeats, seen }) => [0.5, (0.5 * seen) / Math.max(repeats, 1)],
  likelihood({ size, x: xs, seen, n }, at) {
    const [r = 0, alpha = 0] = at
    const sum = new LikelihoodSum(2)
    let [of, ofX, gR, hR] = [Number.NaN, 0, 0, 0]
    for (let i = 0; i < size; i++) {
      const x = xs[i] ?? 0
      const count = n[i] ?? 0
      if (x !== of) {
        of = x
        ofX = logGamma(r + x) - logGamma(r) + r * Math.log(alpha)
        gR = digamma(r + x) - digamma(r) + Math.log(alpha)
        hR = trigamma(r + x) - trigamma(r)
      }
      const end = alpha + (seen[i] ?? 0)
      const logEnd = Math.log(end)
      sum.value += count * (ofX - (r + x) * logEnd)
      sum.first(0, count * (gR - logEnd))
      sum.first(1, count * (r / alpha - (r + x) / end))
      sum.second(0, 0, count * hR)
      sum.second(0, 1, count * (1 / alpha - 1 / end))
      sum.second(1, 1, count * ((r + x) / (end * end) - r / (alpha * alpha)))
    }
    return sum.done()
  },
  expectedOfNew: ([r = 0, alpha = 0], time) => (r * time) / alpha,
  alive: () => 1,
  ahead: ([r = 0, alpha = 0], x, seen) => ({
    expected: time => ((r + x) * time) / (alpha + seen),
    none: time => Math.exp(-(r + x) * Math.log1p(time / (alpha + seen))),
  }),
}

/**
 * One rate λ for all: what remains of NBD where customers do not differ (r beyond all bounds). Likelihood of (x, T):
 * λ^x · e^(−λT); at its top λ = Σx / ΣT.
 */
export const poisson: PurchaseModel = {
  name: 'poisson',
  parameters: ['lambda'],
  inTime: { lambda: -1 },
  start: ({ repeats, seen }) => [repeats / seen],
  likelihood({ size, x, seen, n }, [lambda = 0]) {
    const sum = new LikelihoodSum(1)
    for (let i = 0; i < size; i++) {
      const [count, times, time] = [n[i] ?? 0, x[i] ?? 0, seen[i] ?? 0]
      sum.value += count * (times * Math.log(lambda) - lambda * time)
      sum.first(0, count * (times / lambda - time))
      sum.second(0, 0, (-count * times) / (lambda * lambda))
    }
    return sum.done()
  },
  expectedOfNew: ([lambda = 0], time) => lambda * time,
  alive: () => 1,
  ahead: ([lambda = 0]) => ({
    expected: time => lambda * time,
    none: time => Math.exp(-lambda * time),
  }),
}
