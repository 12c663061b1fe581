import type { Columns } from '../../warehouse/engine/value.js'
import { discounted } from './discounted.js'
import type { PurchaseModel } from './purchase-model.js'

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

/** The forecasts of a chunk of histories; parameters are in days. */
export function scorePatterns(
  model: PurchaseModel,
  at: readonly number[],
  { repeat_days, first_to_last_days, observed_days }: Columns<Pattern>,
  rate: number,
  years: number,
): Columns<PurchaseScore> {
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
    const outlook = model.outlook(at, {
      x: Number(repeat_days[i] ?? 0n),
      last: Number(first_to_last_days[i] ?? 0n),
      seen: Number(observed_days[i] ?? 0n),
    })
    found.p_alive[i] = outlook.alive
    found.expected_purchases_90_days[i] = outlook.expected(90)
    found.expected_purchases_365_days[i] = outlook.expected(365)
    found.p_none_90_days[i] = outlook.none(90)
    found.p_none_365_days[i] = outlook.none(365)
    found.discounted_purchases[i] = discounted(outlook, rate, years)
  }
  return found
}
