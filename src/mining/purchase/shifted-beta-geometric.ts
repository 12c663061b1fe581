import { digamma, logBeta, trigamma } from './gamma.js'
import { type Likelihood, LikelihoodSum } from './likelihood.js'

/** Contracts of one age: how many ended in that period, and how many had renewed so often and still run. */
export interface SurvivalRow {
  /** t: of those that ended, the period in which they did, from 1; of those that run, the periods behind them. */
  readonly periods: number
  readonly ended: number
  readonly running: number
}

/**
 * Shifted-beta-geometric (Fader & Hardie 2007): at the end of each period a contract ends with a probability θ of its
 * own, θ ~ Beta(α, β). Those who leave easily leave first, so the share that renews rises with age though nobody changes.
 * Ended in period t: B(α+1, β+t−1)/B(α, β); running after t: B(α, β+t)/B(α, β). Parameters α, β.
 */
export function survivalLikelihood(rows: readonly SurvivalRow[], [a = 0, b = 0]: readonly number[]): Likelihood {
  const sum = new LikelihoodSum(2)
  const none = { log: logBeta(a, b), psi: digamma(a + b), psi1: trigamma(a + b) }
  const [psiA, psiB, psi1A, psi1B] = [digamma(a), digamma(b), trigamma(a), trigamma(b)]
  for (const { periods, ended, running } of rows) {
    const cases = [
      { n: ended, left: 1, stayed: periods - 1 },
      { n: running, left: 0, stayed: periods },
    ]
    for (const { n, left, stayed } of cases) {
      if (n === 0 || left + stayed === 0) continue
      const [one, other, both] = [a + left, b + stayed, a + b + left + stayed]
      const [psi, psi1] = [none.psi - digamma(both), none.psi1 - trigamma(both)]
      sum.value += n * (logBeta(one, other) - none.log)
      sum.first(0, n * (psi + digamma(one) - psiA))
      sum.first(1, n * (psi + digamma(other) - psiB))
      sum.second(0, 0, n * (psi1 + trigamma(one) - psi1A))
      sum.second(0, 1, n * psi1)
      sum.second(1, 1, n * (psi1 + trigamma(other) - psi1B))
    }
  }
  return sum.done()
}

/** What is left of a geometric with one θ for all, at its top: θ = ended ÷ periods that were seen. */
export function oneRate(rows: readonly SurvivalRow[]): { readonly theta: number; readonly value: number } {
  let [ended, seen] = [0, 0]
  for (const row of rows) {
    ended += row.ended
    seen += row.periods * (row.ended + row.running)
  }
  const theta = ended / seen
  return { theta, value: ended * Math.log(theta) + (seen - ended) * Math.log1p(-theta) }
}

/** Share of contracts that run after `periods`, of those that run at the age `age`. */
export function kept([a = 0, b = 0]: readonly number[], age: number, periods: number): number {
  return Math.exp(logBeta(a, b + age + periods) - logBeta(a, b + age))
}
