import { normalQuantile, tQuantile } from './quantiles.js'

/** Customers of a group, and to how many of them it came. */
export interface Counted {
  readonly n: number
  readonly came: number
}

/** Amounts of a group: how many, their mean, and their variance (of the sample, n - 1). */
export interface Amounts {
  readonly n: number
  readonly mean: number
  readonly variance: number
}

/** How far one group lies above another. Null where the groups say nothing of it. */
export interface Difference {
  readonly value: number | null
  /** Standard error. */
  readonly error: number | null
  readonly low: number | null
  readonly high: number | null
}

export const noDifference: Difference = { value: null, error: null, low: null, high: null }

/**
 * Difference of two shares: the error of the difference without pooling, and Newcombe's interval from Wilson's scores
 * (1998, method 10), which holds for rare events and stays between -1 and 1.
 *
 * @param level of the interval: 0.95
 */
export function differenceOfShares(one: Counted, other: Counted, level: number): Difference {
  if (one.n === 0 || other.n === 0) return noDifference
  const [p, q] = [one.came / one.n, other.came / other.n]
  const z = normalQuantile((1 + level) / 2)
  const [ofOne, ofOther] = [wilson(one, z), wilson(other, z)]
  const value = p - q
  return {
    value,
    error: Math.sqrt((p * (1 - p)) / one.n + (q * (1 - q)) / other.n),
    low: value - Math.hypot(p - ofOne.low, ofOther.high - q),
    high: value + Math.hypot(ofOne.high - p, q - ofOther.low),
  }
}

/** Difference of two means, the variances being what they are (Welch 1947); Satterthwaite's degrees of freedom. */
export function differenceOfMeans(one: Amounts, other: Amounts, level: number): Difference {
  if (one.n < 2 || other.n < 2) return noDifference
  const [a, b] = [one.variance / one.n, other.variance / other.n]
  const value = one.mean - other.mean
  const error = Math.sqrt(a + b)
  // Where nobody differs from anybody there is no spread to judge by.
  if (error === 0) return { ...noDifference, value }
  const freedom = (a + b) ** 2 / (a ** 2 / (one.n - 1) + b ** 2 / (other.n - 1))
  return around(value, error, tQuantile((1 + level) / 2, freedom))
}

/** The difference of two independent differences, such as the uplift of a segment and of all others. */
export function differenceOfDifferences(one: Difference, other: Difference, level: number): Difference {
  if (one.value === null || other.value === null || one.error === null || other.error === null) return noDifference
  return around(one.value - other.value, Math.hypot(one.error, other.error), normalQuantile((1 + level) / 2))
}

/**
 * How far a difference lies from nothing, its own interval being 1: above 1 it is sure. Intervals of many differences are as
 * wide as all of them need, so this compares what is sure among few with what is sure among many.
 */
export function beyondChance({ value, low, high }: Difference): number | null {
  if (value === null || low === null || high === null || high <= low) return null
  return (2 * Math.abs(value)) / (high - low)
}

/**
 * The difference with the standard error that its interval tells, where that is wider: of few customers all or none of whom
 * came the standard error is none.
 *
 * @param level of its interval
 */
export function widelyErred(difference: Difference, level: number): Difference {
  const { error, low, high } = difference
  if (error === null || low === null || high === null) return difference
  return { ...difference, error: Math.max(error, (high - low) / 2 / normalQuantile((1 + level) / 2)) }
}

/** An estimate with a standard error, so many of which lie on either side. */
export function around(value: number, error: number, times: number): Difference {
  return { value, error, low: value - times * error, high: value + times * error }
}

/** The level of each of several intervals that hold together at the level given (Bonferroni). */
export function levelOfEach(level: number, intervals: number): number {
  return 1 - (1 - level) / Math.max(1, intervals)
}

/** Wilson's score interval of a share (1927). */
export function wilson({ n, came }: Counted, z: number): { readonly low: number; readonly high: number } {
  const p = came / n
  const middle = p + (z * z) / (2 * n)
  const half = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))
  const all = 1 + (z * z) / n
  return { low: came === 0 ? 0 : (middle - half) / all, high: came === n ? 1 : (middle + half) / all }
}
