import { type RawBuilder, sql } from 'kysely'
import { double } from '../../warehouse/engine/portable.js'
import type { Row } from '../../warehouse/engine/value.js'
import { compilable } from '../compilable.js'
import type { Dataset } from '../dataset.js'
import { compare, type Measure } from './compare.js'
import type { Measured } from './evaluation.js'
import { candidates, type Forecasts, forecastRows, type GroupSums, groupSums, ratio, total } from './group-sums.js'
import { bins, drawn, type Ranked, rankedBins, topDecile } from './ranks.js'

/** Chances are judged as if they were no nearer to 0 and 1: one sure forecast that fails would outweigh all others. */
export const nearest = 1e-6

/**
 * How well chances were foretold of what came (1) or did not (0): area under the ROC curve, log loss, Brier score, bias
 * (foretold less actual as a share of actual), and the share of what came in the best tenth by forecast. No forecast may
 * be NULL.
 */
export async function judgeChances<R extends Row>(
  data: Dataset<R>,
  forecasts: Forecasts,
): Promise<readonly Measured[]> {
  const sums = await groupSums(
    data,
    forecasts,
    a => ({ a }),
    (p, a) => ({ p, sq: sql<number>`(${p} - ${a}) * (${p} - ${a})`, loss: logLoss(p, a) }),
  )
  const names = Object.keys(forecasts.baselines)
  const ranked: Ranked[] = []
  const areas: (number | null)[] = []
  for (const at of candidates(forecasts).keys()) {
    ranked.push(await rankedBins(data, forecasts, at, Array.from(sums.grouped ?? [])))
    areas.push(await area(data, forecasts, at))
  }
  return chanceMeasures(names, sums, ranked, areas)
}

/**
 * The measures from what groups of rows add up to: `n`, `a`, and of the candidate i `p_i`, `sq_i`, `loss_i`; their ranks,
 * and the area of all rows, by candidate.
 */
export function chanceMeasures(
  baselines: readonly string[],
  sums: GroupSums,
  ranked: readonly Ranked[],
  areas: readonly (number | null)[],
): readonly Measured[] {
  const of = (name: string, times: Float64Array) => total(sums[name], times)
  const byRank = (i: number, times: Float64Array, measure: (found: Ranked) => number | null) => {
    const found = ranked[i]
    return found ? measure(drawn(found, times)) : null
  }
  const measures: readonly Measure[] = [
    { measure: 'auc', best: 'most', of: (i, t) => byRank(i, t, binnedArea) },
    { measure: 'log_loss', best: 'least', of: (i, t) => ratio(of(`loss_${i}`, t), of('n', t)) },
    { measure: 'brier', best: 'least', of: (i, t) => ratio(of(`sq_${i}`, t), of('n', t)) },
    { measure: 'bias', best: 'zero', of: (i, t) => ratio(of(`p_${i}`, t) - of('a', t), of('a', t)) },
    { measure: 'top_decile_capture', best: 'most', of: (i, t) => byRank(i, t, topDecile) },
  ]
  return compare(sums.n?.length ?? 0, baselines, measures, (measure, i) => (measure === 'auc' ? areas[i] : undefined))
}

function logLoss(p: RawBuilder<number>, a: RawBuilder<number>): RawBuilder<number> {
  const chance = (of: RawBuilder<unknown>) =>
    sql`case when ${of} < ${double(nearest)} then ${double(nearest)} when ${of} > ${double(1)} then ${double(1)} else ${of} end`
  return sql<number>`-(case when ${a} = ${double(1)} then ln(${chance(p)}) else ln(${chance(sql`(${double(1)} - ${p})`)}) end)`
}

/** Of all pairs of one who came and one who did not, the share in which the former was ranked higher; ties count half. */
async function area<R extends Row>(data: Dataset<R>, forecasts: Forecasts, at: number): Promise<number | null> {
  const p = sql.ref<number>(`p_${at}`)
  const [found] = await data.sums(({ rows }, portable) =>
    compilable(sql<{ came: bigint; stayed: bigint; wins: string | null }>`
      select cast(sum(came) as bigint) as came, cast(sum(stayed) as bigint) as stayed,
        cast(sum(cast(came as decimal(38,0)) * (2 * below + stayed)) as decimal(38,0)) as wins
      from (
        select came, stayed, sum(stayed) over (order by p rows between unbounded preceding and current row) - stayed as below
        from (
          select ${p} as p,
            cast(sum(case when a = ${double(1)} then 1 else 0 end) as bigint) as came,
            cast(sum(case when a = ${double(1)} then 0 else 1 end) as bigint) as stayed
          from (${forecastRows(data, forecasts, portable, rows)}) as forecast group by ${p}
        ) as counted
      ) as ranked`),
  )
  const pairs = Number(found?.came ?? 0) * Number(found?.stayed ?? 0)
  return pairs === 0 || !found?.wins ? null : Number(found.wins) / 2 / pairs
}

/** The area with rows of one bin as ties: near enough for the spread of resamples. */
function binnedArea({ rows, actual }: Ranked): number | null {
  let [wins, stayed] = [0, 0]
  for (let bin = bins - 1; bin >= 0; bin--) {
    const came = actual[bin] ?? 0
    const others = (rows[bin] ?? 0) - came
    wins += came * (stayed + others / 2)
    stayed += others
  }
  const pairs = actual.reduce((sum, a) => sum + a, 0) * stayed
  return pairs === 0 ? null : wins / pairs
}
