import type { Columns } from '../../warehouse/engine/value.js'
import { type Candidate, pointOf, purchaseModels } from './candidates.js'
import { type CandidateName, remembered } from './purchase-model.js'

/** Histories as of an earlier day beside the purchase days that came after it, each with its number of customers. */
export type LaterRow = {
  repeat_days: bigint
  first_to_last_days: bigint
  observed_days: bigint
  later_purchase_days: bigint
  n: bigint
}

/** How one candidate foretold what came: means per customer. */
export interface Foretold {
  readonly name: CandidateName
  readonly deviance: number
  readonly mae: number
  /** Foretold less actual as a share of actual; null where nobody bought. */
  readonly bias: number | null
  /** Its deviance less that of the best, and the standard error of that difference: both of the same customers. */
  readonly behind: number
  readonly behind_error: number
}

/** No forecast is held to be surer than this: else one customer who was given up and came would outweigh all others. */
const leastExpected = 1e-3

/**
 * The candidates by their Poisson deviance, 2·(y·ln(y/μ) − (y − μ)), the best first. It is smallest for the true
 * expectation, in its level and in whom it gives it to. The mean absolute error is not: it is smallest for the median,
 * which is 0 where most buy nothing, so it rewards whoever foretells too little.
 */
export async function foretold(
  candidates: readonly Candidate[],
  later: AsyncIterable<Columns<LaterRow>>,
  horizonDays: number,
): Promise<readonly Foretold[]> {
  const models = candidates.map(candidate => {
    const of = purchaseModels[candidate.name]
    const at = pointOf(candidate)
    return { of, at, ahead: remembered(of, at, ({ expected }) => expected(horizonDays)) }
  })
  const sums = models.map(() => ({ deviance: 0, absolute: 0, expected: 0 }))
  // Products of deviances of each pair, from which the errors of differences come.
  const products = models.map(() => new Float64Array(models.length))
  let [customers, bought] = [0, 0]
  for await (const { repeat_days, first_to_last_days, observed_days, later_purchase_days, n } of later) {
    for (let i = 0; i < n.length; i++) {
      const count = Number(n[i] ?? 0n)
      const y = Number(later_purchase_days[i] ?? 0n)
      const history = {
        x: Number(repeat_days[i] ?? 0n),
        last: Number(first_to_last_days[i] ?? 0n),
        seen: Number(observed_days[i] ?? 0n),
      }
      customers += count
      bought += count * y
      const each = models.map(({ of, at, ahead }, k) => {
        const expected = of.alive(at, history) * ahead(history.x, history.seen)
        const mu = Math.max(expected, leastExpected)
        const deviance = 2 * ((y === 0 ? 0 : y * Math.log(y / mu)) - (y - mu))
        const sum = sums[k]
        if (sum) {
          sum.deviance += count * deviance
          sum.absolute += count * Math.abs(y - expected)
          sum.expected += count * expected
        }
        return deviance
      })
      for (const [k, one] of each.entries())
        for (const [j, other] of each.entries()) {
          const row = products[k]
          if (row) row[j] = (row[j] ?? 0) + count * one * other
        }
    }
  }
  const mean = (k: number) => (sums[k]?.deviance ?? 0) / customers
  const order = candidates.map((_, k) => k).sort((one, other) => mean(one) - mean(other))
  const [best = 0] = order
  return order.map(k => {
    const of = (one: number, other: number) => (products[one]?.[other] ?? 0) / customers
    const behind = mean(k) - mean(best)
    const variance = of(k, k) - 2 * of(k, best) + of(best, best) - behind * behind
    const { name } = candidates[k] ?? { name: 'poisson' }
    return {
      name,
      deviance: mean(k),
      mae: (sums[k]?.absolute ?? 0) / customers,
      bias: bought === 0 ? null : ((sums[k]?.expected ?? 0) - bought) / bought,
      behind,
      behind_error: Math.sqrt(Math.max(0, variance) / customers),
    }
  })
}
