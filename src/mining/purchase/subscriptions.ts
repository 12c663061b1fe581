import { sql } from 'kysely'
import { z } from 'zod'
import { double } from '../../warehouse/engine/portable.js'
import type { Columns, Row } from '../../warehouse/engine/value.js'
import { sqlFile } from '../../warehouse/sql-file.js'
import { table } from '../../warehouse/tables.js'
import { compilable } from '../compilable.js'
import type { Dataset } from '../dataset.js'
import { judgeChances } from '../judge/chances.js'
import type { Model } from '../model.js'
import { type Maximum, maximise } from './maximise.js'
import { kept, oneRate, type SurvivalRow, survivalLikelihood } from './shifted-beta-geometric.js'

const feature = z.strictObject({ subscription_key: z.bigint(), months: z.bigint(), has_ended: z.bigint() })

const options = z.strictObject({
  model: z.enum(['auto', 'sbg', 'geometric']).default('auto'),
  /** By which a month a year from now is worth less, for `discounted_months`. */
  discount_rate: z.number().min(0).max(1).default(0.1),
  /** How far `discounted_months` looks. */
  horizon_years: z.number().positive().max(30).default(5),
})

export const params = z.discriminatedUnion('model', [
  z.strictObject({ model: z.literal('sbg'), alpha: z.number(), beta: z.number() }),
  z.strictObject({ model: z.literal('geometric'), theta: z.number() }),
])
type Params = z.infer<typeof params>

export type Subscriptions = {
  feature: z.infer<typeof feature>
  outcome: { later_ended: bigint }
  options: z.infer<typeof options>
  params: Params
  score: {
    p_kept_3_months: number
    p_kept_12_months: number
    expected_months_12: number
    discounted_months: number
  }
}

const daysOfMonth = 30.4375
const widest = 3
/** Ends below which two parameters are guesses. */
const leastEnded = 20

/**
 * How long contracts go on: shifted-beta-geometric by whole months. Where all contracts seem to end at one rate, or an
 * older one is no surer than a new one, the geometric takes over: one rate for all.
 */
export const subscriptions: Model<Subscriptions> = {
  name: 'subscriptions',
  needs: [{ table: 'fct_subscription' }],
  features: sqlFile('features/subscription_months.sql'),
  feature,
  scores: table('score_subscriptions'),
  refit: 'month',
  onlyDeclared: true,
  options,
  params,

  async fit(data, given) {
    const rows = await survivalRows(data)
    const ended = rows.reduce((sum, row) => sum + row.ended, 0)
    const seen = rows.reduce((sum, row) => sum + row.periods * (row.ended + row.running), 0)
    const all = rows.reduce((sum, row) => sum + row.ended + row.running, 0)
    if (all === 0) return { refused: 'no subscription has begun' }
    if (seen === 0) return { refused: `none of ${all} subscriptions is a month old` }
    if (ended === 0) return { refused: `none of ${all} subscriptions has ended: how long they last cannot be learnt` }
    if (ended === seen) return { refused: `all ${all} subscriptions ended in their first month` }
    const { theta, value } = oneRate(rows)
    const survival = { survival: actualSurvival(rows) }
    const plain = (why: string) => ({
      fitted: { model: 'geometric' as const, theta },
      notes: [`geometric forecasts: ${why}`],
      details: { subscriptions: all, ended, log_likelihood: value, ...survival },
    })
    if (given.model === 'geometric') return plain('the project names it')
    const found = await maximise(at => survivalLikelihood(rows, at), [1, Math.max(1, 1 / theta - 1)])
    const fault = ended < leastEnded ? `${ended} ended; expected at least ${leastEnded}` : faultOf(found)
    const [alpha = 0, beta = 0] = found.at
    if (fault !== null || found.errors === null) {
      return given.model === 'auto'
        ? plain(`sbg: ${fault}`)
        : { refused: `sbg: ${fault}; leave the option model at auto, and the geometric takes over` }
    }
    const [ofAlpha = 0, ofBeta = 0] = found.errors
    return {
      fitted: { model: 'sbg', alpha, beta },
      notes: [],
      details: {
        subscriptions: all,
        ended,
        log_likelihood: found.value,
        log_likelihood_geometric: value,
        standard_errors: { alpha: ofAlpha, beta: ofBeta },
        ...survival,
      },
    }
  },

  scorer: (fitted, { discount_rate, horizon_years }) => ({
    kind: 'lookup',
    by: ['months', 'has_ended'],
    value: patterns => scores(fitted, patterns, discount_rate, horizon_years),
  }),

  supervised: {
    outcome: sqlFile('outcomes/subscription_kept.sql'),
    absent: { later_ended: 0n },
    horizonDays: () => Math.round(3 * daysOfMonth),
    judge: async scored => {
      const { theta } = oneRate(await survivalRows(scored))
      return judgeChances(running(scored), {
        actual: sql`later_ended`,
        model: sql`1e0 - p_kept_3_months`,
        baselines: { one_rate: sql`${double(1 - (1 - theta) ** 3)}` },
      })
    },
  },
}

/** Those that run: what has ended can end no more, and would be foretold for nothing. */
function running<R extends Row>(data: Dataset<R>): Dataset<R> {
  return {
    ...data,
    sums: of =>
      data.sums((from, portable) =>
        of({ ...from, rows: sql`(select * from ${from.rows} where has_ended = 0) as features` }, portable),
      ),
  }
}

/** Contracts by their months: an ended one by the month in which it ended, from 1. */
async function survivalRows<R extends Subscriptions['feature']>(data: Dataset<R>): Promise<readonly SurvivalRow[]> {
  const found = await data.sums(({ rows }) =>
    compilable(sql<{ periods: bigint; ended: bigint; running: bigint }>`
      select months + has_ended as periods, cast(sum(has_ended) as bigint) as ended,
        cast(sum(1 - has_ended) as bigint) as running
      from ${rows} group by months + has_ended order by months + has_ended`),
  )
  return found.map(({ periods, ended, running }) => ({
    periods: Number(periods),
    ended: Number(ended),
    running: Number(running),
  }))
}

/** Share that outlives each month, of those that were seen for so long (Kaplan & Meier 1958). */
function actualSurvival(rows: readonly SurvivalRow[]): readonly number[] {
  const longest = rows.at(-1)?.periods ?? 0
  let share = 1
  return Array.from({ length: longest }, (_, i) => {
    const month = i + 1
    const exposed = rows.reduce((sum, { periods, ended, running }) => sum + (periods >= month ? ended + running : 0), 0)
    const ended = rows.find(({ periods }) => periods === month)?.ended ?? 0
    share *= exposed === 0 ? 1 : 1 - ended / exposed
    return share
  })
}

function faultOf({ converged, errors, at }: Maximum): string | null {
  const shown = `alpha ${at[0]?.toPrecision(3)}, beta ${at[1]?.toPrecision(3)}`
  if (!converged || errors === null || errors.some((error, i) => !(error <= widest * (at[i] ?? 0))))
    return `no inner maximum (stopped at ${shown}): contracts do not differ in how likely they end`
  return null
}

/** Share that runs for so many more months, of those that have run for `age`. */
export function keptFor(fitted: Params, age: number, months: number): number {
  return fitted.model === 'geometric'
    ? Math.exp(months * Math.log1p(-fitted.theta))
    : kept([fitted.alpha, fitted.beta], age, months)
}

function scores(
  fitted: Params,
  { months, has_ended }: Columns<Pick<Subscriptions['feature'], 'months' | 'has_ended'>>,
  rate: number,
  years: number,
): Columns<Subscriptions['score']> {
  const monthly = (1 + rate) ** (-1 / 12)
  const horizon = Math.round(12 * years)
  const of = (value: (age: number) => number) =>
    Float64Array.from(months, (age, i) => (has_ended[i] === 1n ? 0 : value(Number(age))))
  const sum = (age: number, until: number, weight: number) => {
    let total = 0
    for (let month = 1; month <= until; month++) total += weight ** month * keptFor(fitted, age, month)
    return total
  }
  return {
    p_kept_3_months: of(age => keptFor(fitted, age, 3)),
    p_kept_12_months: of(age => keptFor(fitted, age, 12)),
    expected_months_12: of(age => sum(age, 12, 1)),
    discounted_months: of(age => sum(age, horizon, monthly)),
  }
}
