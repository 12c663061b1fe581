import { sql } from 'kysely'
import type { Row } from '../../warehouse/engine/value.js'
import type { Dataset } from '../dataset.js'
import { compare, type Measure } from './compare.js'
import type { Measured } from './evaluation.js'
import { type Forecasts, groupSums, ratio, total } from './group-sums.js'
import { drawn, rankedBins, topDecile } from './ranks.js'

/**
 * How well amounts (purchases, money) were foretold: mean absolute error, root mean squared error, bias (foretold less
 * actual as a share of actual), correlation, and the share of what came that the best tenth by forecast brought. No
 * forecast may be NULL.
 */
export async function judgeAmounts<R extends Row>(
  data: Dataset<R>,
  forecasts: Forecasts,
): Promise<readonly Measured[]> {
  const sums = await groupSums(
    data,
    forecasts,
    a => ({ a, aa: sql<number>`${a} * ${a}` }),
    (p, a) => ({
      p,
      pp: sql<number>`${p} * ${p}`,
      pa: sql<number>`${p} * ${a}`,
      abs: sql<number>`abs(${p} - ${a})`,
      sq: sql<number>`(${p} - ${a}) * (${p} - ${a})`,
    }),
  )
  const groups = sums.n?.length ?? 0
  const names = Object.keys(forecasts.baselines)
  const ranked = await Promise.all(
    [0, ...names.map((_, i) => i + 1)].map(at => rankedBins(data, forecasts, at, Array.from(sums.grouped ?? []))),
  )
  const of = (name: string, times: Float64Array) => total(sums[name], times)
  const measures: readonly Measure[] = [
    { measure: 'mae', best: 'least', of: (i, t) => ratio(of(`abs_${i}`, t), of('n', t)) },
    { measure: 'rmse', best: 'least', of: (i, t) => root(ratio(of(`sq_${i}`, t), of('n', t))) },
    { measure: 'bias', best: 'zero', of: (i, t) => ratio(of(`p_${i}`, t) - of('a', t), of('a', t)) },
    {
      measure: 'correlation',
      best: 'most',
      of: (i, t) => {
        const [n, p, a] = [of('n', t), of(`p_${i}`, t), of('a', t)]
        const spread = (n * of(`pp_${i}`, t) - p * p) * (n * of('aa', t) - a * a)
        return spread > 0 ? (n * of(`pa_${i}`, t) - p * a) / Math.sqrt(spread) : null
      },
    },
    {
      measure: 'top_decile_capture',
      best: 'most',
      of: (i, t) => {
        const found = ranked[i]
        return found ? topDecile(drawn(found, t)) : null
      },
    },
  ]
  return compare(groups, names, measures)
}

function root(x: number | null): number | null {
  return x === null ? null : Math.sqrt(x)
}
