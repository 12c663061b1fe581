import type { Likelihood } from './likelihood.js'
import type { Patterns, Totals } from './patterns.js'

/** The candidates of the model `purchases`, from the richest to the plainest. */
export const candidateNames = ['mbg_nbd', 'pareto_nbd', 'bg_nbd', 'nbd', 'poisson'] as const
export type CandidateName = (typeof candidateNames)[number]

/** What was seen of one customer: x repeat purchases, the last t_x and all T units of time after the first one. */
export interface History {
  readonly x: number
  readonly last: number
  readonly seen: number
}

/**
 * A model of when people buy: while they stay, at a rate of their own; and they leave one day, which nobody sees.
 * Parameters are positive and in the order of `parameters`; the unit of time is that of the histories.
 */
export interface PurchaseModel {
  readonly name: CandidateName
  readonly parameters: readonly string[]
  /** Parameters that have a unit of time: α in the unit itself, a rate in its inverse. */
  readonly inTime: Readonly<Record<string, 1 | -1>>
  start(totals: Totals): readonly number[]
  likelihood(patterns: Patterns, at: readonly number[]): Likelihood
  /** Expected purchases of someone new in their first `time`, the first purchase not counted. */
  expectedOfNew(at: readonly number[], time: number): number
  /** What the model says of one history; shared by the forecasts of any length. */
  outlook(at: readonly number[], history: History): Outlook
}

export interface Outlook {
  /** P(alive): that the customer has not left for good. */
  readonly alive: number
  /** Expected purchases in the next `time`. */
  expected(time: number): number
  /** Probability of no purchase in the next `time`. */
  none(time: number): number
}
