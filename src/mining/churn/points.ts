import type { BinnedRows } from './binned-rows.js'

/** What each bin of each column adds to the log odds; bin 0 is that of missing values. */
export type Points = readonly ArrayLike<number>[]

/** Log odds of each pattern of bins by points. */
export function oddsByPoints(points: Points, intercept: number, of: Pick<BinnedRows, 'columns' | 'n'>): Float64Array {
  const odds = new Float64Array(of.n.length).fill(intercept)
  for (const [at, each] of points.entries())
    of.columns[at]?.forEach((bin, pattern) => {
      odds[pattern] = (odds[pattern] ?? 0) + (each[bin] ?? 0)
    })
  return odds
}
