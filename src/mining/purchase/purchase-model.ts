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
  /** P(alive): that a customer with this history has not left for good. */
  alive(at: readonly number[], history: History): number
  /** What someone who is here after x repeat purchases in the time T will do; when the last one was plays no part. */
  ahead(at: readonly number[], x: number, seen: number): Ahead
}

export interface Ahead {
  /** Expected purchases in the next `time`. */
  expected(time: number): number
  /** Probability of no purchase in the next `time`. */
  none(time: number): number
}

export interface Outlook extends Ahead {
  readonly alive: number
}

/** The forecasts for one history: those of someone who is here, or nothing. */
export function outlookOf(model: PurchaseModel, at: readonly number[], history: History): Outlook {
  const alive = model.alive(at, history)
  const ahead = model.ahead(at, history.x, history.seen)
  return {
    alive,
    expected: time => alive * ahead.expected(time),
    none: time => noneOf(alive, ahead.none(time)),
  }
}

/** Probability of no purchase of somebody who is here with the probability `alive`. */
export function noneOf(alive: number, noneIfHere: number): number {
  return 1 - alive * (1 - noneIfHere)
}

/**
 * Figures of someone who is here, computed once for each x and T: of histories that differ in their last purchase alone
 * there are ten times as many.
 */
export function remembered<T>(
  model: PurchaseModel,
  at: readonly number[],
  figures: (ahead: Ahead) => T,
): (x: number, seen: number) => T {
  const known = new Map<number, Map<number, T>>()
  return (x, seen) => {
    const ofX = known.get(x) ?? new Map<number, T>()
    const found = ofX.get(seen) ?? figures(model.ahead(at, x, seen))
    known.set(x, ofX.set(seen, found))
    return found
  }
}
