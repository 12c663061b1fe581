import type { Cause } from '../../mining/churn/cause.js'
import type { NamedColumn } from '../../mining/churn/named-column.js'
import type { Why } from '../../mining/churn/why.js'
import type { Day } from '../../warehouse/engine/value.js'
import type { BacktestPageDay } from './backtest-data.js'

/** What leaving means here. */
export type Leaving =
  | { readonly kind: 'purchases' | 'subscriptions'; readonly horizon_days: number }
  /** The column whose later records say who left, and its value. */
  | { readonly kind: 'records'; readonly horizon_days: number; readonly label: string }
  /**
   * The column that says who left and its value, null where subscriptions say it; customers with a chance whom it calls
   * gone already, and those of whom it says nothing.
   */
  | { readonly kind: 'label'; readonly label: string | null; readonly gone: bigint; readonly unsaid: bigint }

/** A tenth of the customers who can leave, 1 the likeliest; money is null where no worth is known. */
export type ChurnTenth = {
  readonly tenth: bigint
  readonly customers: bigint
  readonly leavers: number
  readonly worth: string | null
  readonly at_stake: string | null
}

/** What a customer's worth is: declared by the project, the model's expectation, or sales of the last year. */
export type WorthBy = 'declared' | 'expected_value' | 'net_sales'

/** Something that is known of customers and by how much it raises the log odds of leaving, with its interval. */
export type ChurnCause = {
  /** Null on cards of earlier versions, which have the English words alone. */
  readonly cause: Cause | null
  readonly says: string
  readonly customers: number
  readonly left_share: number
  readonly points: number
  readonly low: number
  readonly high: number
}

/** How the model did on customers it had not learnt from. */
export type ChurnJudged = {
  /** Which candidate forecasts. */
  readonly forecast: string
  /** Columns that were left out, since they alone tell who left. */
  readonly leaks: readonly NamedColumn[]
  /** The column that the plain rule looks at; null on cards that do not tell it. */
  readonly plain_column: NamedColumn | null
  /** The holdout that the project declares; null where it declares none that could judge. */
  readonly held_out: string | null
  readonly causes: readonly ChurnCause[]
  /** Tenths by chance, the lowest first. */
  readonly calibration: readonly { readonly rows: number; readonly foretold: number; readonly came: number }[]
  /** Tenths by chance, the highest first. */
  readonly gains: readonly { readonly rows: number; readonly reached: number; readonly lift: number }[]
  /** Tenths by chance, the highest first: with how much money they were foretold to leave, and left. */
  readonly stakes: {
    readonly worth: 'declared' | 'net_sales' | 'subscription' | null
    readonly tenths: readonly StakeTenth[]
  }
  readonly judged: BacktestPageDay | null
}

/** Money is null where no worth is known. */
export type StakeTenth = {
  readonly rows: number
  readonly foretold: number
  readonly left: number
  readonly at_stake: number | null
  readonly lost: number | null
}

/** What an offer to so many customers brings. */
export type OfferAt = {
  readonly share: number
  readonly customers: number
  readonly cost: number
  readonly profit: number
  readonly interval: { readonly low: number | null; readonly high: number | null }
}

export type ChurnOffer = {
  readonly cost: number
  readonly take_up: number
  readonly depths: readonly OfferAt[]
  readonly best: OfferAt | null
}

/** The share of customers who come back after so many days of silence. */
export type ChurnHorizon = {
  readonly suggested: number | null
  readonly share: number
  readonly curve: readonly { readonly days: number; readonly back: number }[]
}

export type Band = 'low' | 'middle' | 'high'

/** Shares of the customers who could leave that did within a horizon: from a day a year ago on, and of late. */
export type SeasonShares = { readonly from: Day; readonly share: number; readonly lately: number }

export type RiskMoves = {
  readonly from: Day
  readonly matrix: readonly {
    readonly from_band: Band | null
    readonly to_band: Band | null
    readonly customers: bigint
  }[]
  readonly jumps: readonly {
    readonly customer_label: string
    readonly chance_before: number
    readonly chance: number
    readonly last_purchase_on: Day | null
    readonly net_sales: string | null
  }[]
}

export type ChurnInput = {
  readonly leaving: Leaving
  /** Why there are no chances tonight; null where there are. */
  readonly refused: string | null
  /** The same as data; null where it has no code. */
  readonly why: Why | null
  readonly tenths: readonly ChurnTenth[]
  readonly worthBy: WorthBy
  readonly model: ChurnJudged | null
  readonly offer: ChurnOffer | null
  readonly horizon: ChurnHorizon | null
  /** Where a year ago so many more or fewer left than of late that the season may turn. */
  readonly season: SeasonShares | null
  readonly moves: RiskMoves | null
}
