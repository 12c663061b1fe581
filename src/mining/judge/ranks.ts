import { sql } from 'kysely'
import type { Row } from '../../warehouse/engine/value.js'
import { compilable } from '../compilable.js'
import type { Dataset } from '../dataset.js'
import { type Forecasts, forecastRows } from './group-sums.js'

/** Rows by rank of a forecast, the highest first, in hundredths: rows of one forecast share a bin. */
export const bins = 100

/** Of each group (down) and bin (across, `group * bins + bin`): rows, and the sum of what came. */
export interface Ranked {
  readonly rows: Float64Array
  readonly actual: Float64Array
}

/** The rows of each group by rank of the candidate `at`, 0 being the model. Groups are those of `groupSums`, in order. */
export async function rankedBins<R extends Row>(
  data: Dataset<R>,
  forecasts: Forecasts,
  at: number,
  groups: readonly number[],
): Promise<Ranked> {
  const p = sql.ref<number>(`p_${at}`)
  const found = await data.sums(({ rows }, portable) =>
    compilable(sql<{ grouped: bigint; bin: bigint; n: bigint; a: bigint | string }>`
      with forecast as (${forecastRows(data, forecasts, portable, rows)}),
      counted as (select ${p} as p, count(*) as n from forecast group by ${p}),
      ranked as (
        select p,
          sum(n) over (order by p desc rows between unbounded preceding and current row) - n as above,
          sum(n) over () as total
        from counted
      )
      select
        forecast.grouped,
        cast(floor(cast(ranked.above as double) * ${sql.lit(bins)} / cast(ranked.total as double)) as bigint) as bin,
        count(*) as n, ${portable.exactSum(sql.ref<number>('forecast.a'), 9)} as a
      from forecast join ranked on ranked.p = forecast.${p}
      group by 1, 2 order by 1, 2`),
  )
  const ranked = { rows: new Float64Array(groups.length * bins), actual: new Float64Array(groups.length * bins) }
  const place = new Map(groups.map((group, index) => [group, index * bins]))
  for (const { grouped, bin, n, a } of found) {
    const cell = (place.get(Number(grouped)) ?? 0) + Number(bin)
    ranked.rows[cell] = Number(n)
    ranked.actual[cell] = Number(a) / 1e9
  }
  return ranked
}

/** Rows and what came in each bin, over groups that count as often as they are drawn. */
export function drawn({ rows, actual }: Ranked, times: Float64Array): Ranked {
  const sums = { rows: new Float64Array(bins), actual: new Float64Array(bins) }
  for (let group = 0; group < times.length; group++) {
    const often = times[group] ?? 0
    if (often === 0) continue
    for (let bin = 0; bin < bins; bin++) {
      sums.rows[bin] = (sums.rows[bin] ?? 0) + often * (rows[group * bins + bin] ?? 0)
      sums.actual[bin] = (sums.actual[bin] ?? 0) + often * (actual[group * bins + bin] ?? 0)
    }
  }
  return sums
}

/** The share of all that came which the best tenth by forecast brought; a bin that crosses the tenth counts in part. */
export function topDecile({ rows, actual }: Ranked): number | null {
  const all = actual.reduce((sum, a) => sum + a, 0)
  let left = rows.reduce((sum, n) => sum + n, 0) / 10
  if (all === 0 || left === 0) return null
  let caught = 0
  for (let bin = 0; bin < bins && left > 0; bin++) {
    const n = rows[bin] ?? 0
    const part = n === 0 ? 0 : Math.min(1, left / n)
    caught += part * (actual[bin] ?? 0)
    left -= n
  }
  return caught / all
}
