import { numbers } from '../random.js'

/** The middle 95 % of a statistic over resamples; null where it seldom had a value. */
export type Interval = { readonly low: number | null; readonly high: number | null }

/** Resamples: the ends of an interval then move by less than a twentieth of its width from seed to seed. */
const draws = 1000

/**
 * Percentile intervals (Efron 1979) of statistics over groups of rows that are drawn with replacement. Groups that hash
 * of the key made are samples of each other, so drawing them draws customers, and only their sums are needed. All
 * statistics see the same draws: the interval of a difference is a paired one.
 *
 * @param statistics of the groups, each counted as often as it was drawn
 */
export function bootstrap(
  groups: number,
  statistics: (times: Float64Array) => readonly (number | null)[],
): readonly Interval[] {
  const next = numbers(20_111_210)
  const found: number[][] = []
  for (let draw = 0; draw < draws; draw++) {
    const times = new Float64Array(groups)
    for (let i = 0; i < groups; i++) {
      const group = Math.floor(next() * groups)
      times[group] = (times[group] ?? 0) + 1
    }
    for (const [i, value] of statistics(times).entries()) {
      found[i] ??= []
      if (value !== null) found[i].push(value)
    }
  }
  return found.map(middle)
}

function middle(values: readonly number[]): Interval {
  if (values.length < 0.9 * draws) return { low: null, high: null }
  const sorted = Float64Array.from(values).sort()
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? null
  return { low: at(0.025), high: at(0.975) }
}
