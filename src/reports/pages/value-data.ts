import type { Day } from '../../warehouse/engine/value.js'
import type { BacktestPageDay } from './backtest-data.js'

/** Tiers of the pyramid, the best first. */
export const tierNames = ['platinum', 'gold', 'iron', 'lead'] as const

/** What tiers rank by. */
export type WorthMeasure = 'expected_value' | 'value_so_far' | 'net_sales'

/** Buyers of one tier and stage. Money is exact decimal text; null where nothing is known of it. */
export type TierStage = {
  readonly tier: string
  readonly lifecycle_stage: string
  readonly tier_by: WorthMeasure
  readonly customers: bigint
  readonly net_sales: string
  readonly product_lines: bigint
  readonly costed_lines: bigint
  readonly value_so_far: string | null
  readonly expected_value: string | null
  readonly value_at_risk: string | null
}

/** A tenth of the buyers, 1 the most valuable: what they are worth by the measure that tiers rank by. */
export type Tenth = { readonly tenth: bigint; readonly customers: bigint; readonly worth: string }

/** A customer at risk; the label is an id, or hides it. */
export type CustomerAtRisk = {
  readonly customer_label: string
  readonly value_at_risk: string
  readonly p_alive: number | null
  readonly last_purchase_on: Day | null
  readonly gap_days: number | null
  readonly net_sales: string
}

/** The model that the expected value comes from: how it was judged, null where it was not. */
export type ValueModel = {
  readonly forecasts: 'mbg_nbd' | 'pareto_nbd' | 'bg_nbd' | 'nbd' | 'poisson'
  readonly basis: 'costs' | 'declared' | 'spend'
  readonly judged: BacktestPageDay | null
}

/** What was foretold on a day for the days before another, beside what came. */
export type TrackedForecast = {
  readonly as_of: Day
  readonly until: Day
  readonly customers: bigint
  readonly purchases: { readonly foretold: number; readonly came: bigint }
  readonly spend: { readonly foretold: string; readonly came: string } | null
}

export type ValueInput = {
  readonly tiers: readonly TierStage[]
  readonly tenths: readonly Tenth[]
  readonly atRisk: readonly CustomerAtRisk[]
  readonly model: ValueModel | null
  readonly tracked: readonly TrackedForecast[]
}
