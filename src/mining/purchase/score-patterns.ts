import type { Columns } from '../../warehouse/engine/value.js'
import { discounted } from './discounted.js'
import { noneOf, type PurchaseModel, remembered } from './purchase-model.js'

/** What `score_purchases` holds beside customer and day. */
export type PurchaseScore = {
  p_alive: number
  expected_purchases_90_days: number
  expected_purchases_365_days: number
  p_none_90_days: number
  p_none_365_days: number
  discounted_purchases: number
}

type Pattern = { repeat_days: bigint; first_to_last_days: bigint; observed_days: bigint }

/** The forecasts of chunks of histories; parameters are in days. What chunks have in common is computed once. */
export function patternScorer(
  model: PurchaseModel,
  at: readonly number[],
  rate: number,
  years: number,
): (patterns: Columns<Pattern>) => Columns<PurchaseScore> {
  const ahead = remembered(model, at, of => [
    of.expected(90),
    of.expected(365),
    of.none(90),
    of.none(365),
    discounted(of, rate, years),
  ])
  return ({ repeat_days, first_to_last_days, observed_days }) => {
    const size = repeat_days.length
    const column = () => new Float64Array(size)
    const found = {
      p_alive: column(),
      expected_purchases_90_days: column(),
      expected_purchases_365_days: column(),
      p_none_90_days: column(),
      p_none_365_days: column(),
      discounted_purchases: column(),
    }
    for (let i = 0; i < size; i++) {
      const history = {
        x: Number(repeat_days[i] ?? 0n),
        last: Number(first_to_last_days[i] ?? 0n),
        seen: Number(observed_days[i] ?? 0n),
      }
      const alive = model.alive(at, history)
      const [soon = 0, year = 0, none = 0, noneOfYear = 0, worth = 0] = ahead(history.x, history.seen)
      found.p_alive[i] = alive
      found.expected_purchases_90_days[i] = alive * soon
      found.expected_purchases_365_days[i] = alive * year
      found.p_none_90_days[i] = noneOf(alive, none)
      found.p_none_365_days[i] = noneOf(alive, noneOfYear)
      found.discounted_purchases[i] = alive * worth
    }
    return found
  }
}
