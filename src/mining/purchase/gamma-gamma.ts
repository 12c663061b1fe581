import { digamma, logGamma, trigamma } from './gamma.js'
import { type Likelihood, LikelihoodSum } from './likelihood.js'

/**
 * Gamma-Gamma (Fader & Hardie 2013): what a purchase brings varies around a mean of the customer's own, and these means
 * differ: a purchase ~ Gamma(p, ν), ν ~ Gamma(q, v). Of x repeat purchases with the sum S, mean m = S/x:
 *   ln Γ(px+q) − ln Γ(px) − ln Γ(q) + q ln v + (px−1) ln m + px ln x − (px+q) ln(S + v).
 * Only ln m and functions of S + v differ between customers of one x: their sums are all that the fit asks of the
 * engine, however many customers there are.
 */
export interface SpendSums {
  /** x, a row each. */
  readonly x: number
  /** Customers with it. */
  readonly n: number
  /** Σ ln m. */
  readonly logMean: number
  /** Σ ln(S+v), Σ 1/(S+v), Σ 1/(S+v)². */
  readonly log: number
  readonly inverse: number
  readonly inverseSquare: number
}

/** Parameters p, q, v, at the v of the sums. */
export function spendLikelihood(sums: readonly SpendSums[], [p = 0, q = 0, v = 0]: readonly number[]): Likelihood {
  const sum = new LikelihoodSum(3)
  for (const { x, n, logMean, log, inverse, inverseSquare } of sums) {
    const [px, all, logX] = [p * x, p * x + q, Math.log(x)]
    sum.value +=
      n * (logGamma(all) - logGamma(px) - logGamma(q) + q * Math.log(v) + px * logX) + (px - 1) * logMean - all * log
    sum.first(0, n * x * (digamma(all) - digamma(px) + logX) + x * logMean - x * log)
    sum.first(1, n * (digamma(all) - digamma(q) + Math.log(v)) - log)
    sum.first(2, (n * q) / v - all * inverse)
    sum.second(0, 0, n * x * x * (trigamma(all) - trigamma(px)))
    sum.second(0, 1, n * x * trigamma(all))
    sum.second(0, 2, -x * inverse)
    sum.second(1, 1, n * (trigamma(all) - trigamma(q)))
    sum.second(1, 2, n / v - inverse)
    sum.second(2, 2, all * inverseSquare - (n * q) / (v * v))
  }
  return sum.done()
}

/** The sums over a few customers: x repeat purchases that came to S each. */
export function spendSums(x: ArrayLike<number>, spend: ArrayLike<number>, v: number): readonly SpendSums[] {
  const by = new Map<number, SpendSums>()
  for (let i = 0; i < x.length; i++) {
    const [times, total] = [x[i] ?? 0, spend[i] ?? 0]
    const of = by.get(times) ?? { x: times, n: 0, logMean: 0, log: 0, inverse: 0, inverseSquare: 0 }
    const inverse = 1 / (total + v)
    by.set(times, {
      x: times,
      n: of.n + 1,
      logMean: of.logMean + Math.log(total / times),
      log: of.log + Math.log(total + v),
      inverse: of.inverse + inverse,
      inverseSquare: of.inverseSquare + inverse * inverse,
    })
  }
  return [...by.values()]
}

/**
 * What the next purchase of a customer is expected to bring, of x repeat purchases with the sum S: between the mean of
 * all (x = 0) and their own. Needs q > 1: without it the mean of all is not finite.
 */
export function expectedSpend([p = 0, q = 0, v = 0]: readonly number[], x: number, spend: number): number {
  return (p * (v + spend)) / (p * x + q - 1)
}
