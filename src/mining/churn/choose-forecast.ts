import type { Day } from '../../warehouse/engine/value.js'
import { isBetter } from '../hold-out.js'
import type { Evaluation } from '../judge/evaluation.js'
import { judgeForetold } from '../judge/foretold.js'
import { outOfFold } from '../judge/out-of-fold.js'
import type { ChurnLearnt } from './learn-churn.js'
import type { CandidateOdds } from './learner.js'
import { chance } from './logistic.js'
import { type ChurnOptions, kindOf } from './options.js'
import type { ChurnParams } from './params.js'
import type { TrainingRows } from './training-rows.js'
import type { Why } from './why.js'

/** What the plain rule is called among the naive rules. */
export function plainName(options: ChurnOptions): string {
  return {
    purchases: 'recency_alone',
    subscriptions: 'age_alone',
    records: 'best_column_alone',
    label: 'best_column_alone',
  }[kindOf(options)]
}

export type Forecast = ChurnParams['forecast']

export interface Judging {
  /** Log odds of rows that were not learnt from. */
  odds(forecast: Forecast): Float64Array
  evaluation(forecast: Forecast): Evaluation
}

/** Who judges: their outcomes, their day, and the rate that was known of others. */
export type Judges = Pick<TrainingRows, 'rows' | 'rate' | 'asOf' | 'until'> & {
  /** Where they were foretold out of fold: by so many parts. */
  readonly folds?: number | null
}

export function judging(
  { rows, rate, asOf, until, folds = null }: Judges,
  said: CandidateOdds & { readonly plain: Float64Array },
  plainRule: string,
): Judging {
  const measures = (forecast: Forecast) =>
    judgeForetold(
      said[forecast].map(chance),
      {
        ...(forecast === 'plain' ? {} : { [plainRule]: said.plain.map(chance) }),
        base_rate: new Float64Array(rows.came.length).fill(rate),
      },
      rows.came,
    )
  return {
    odds: forecast => said[forecast],
    evaluation: forecast => ({
      as_of: asOf as Day,
      until: until as Day,
      rows: rows.came.length,
      measures: [...(folds === null ? measures(forecast) : outOfFold(measures(forecast), folds))],
    }),
  }
}

/** What forecasts, or why nothing does: then `forecast` is what did best. */
export interface Choice {
  readonly forecast: Forecast
  readonly refused: string | null
  /** Areas under the curve by all that is known and by the plain rule, where neither foretells. */
  readonly areas?: Omit<Extract<Why, { code: 'no_better' }>, 'code' | 'left_out'>
  /** Why so, in words. */
  readonly notes: readonly string[]
}

/** What the project names, else the best candidate where it is surely better than the plain rule. */
export function chooseForecast(options: ChurnOptions, found: ChurnLearnt, judge: Judging): Choice {
  if (options.model !== 'auto')
    return { forecast: options.model, refused: null, notes: [`${options.model} forecasts: the project names it`] }
  const { forecast } = found
  const best = judge.evaluation(forecast)
  const [area] = best.measures
  const plainRule = plainName(options)
  const against = area?.baselines.find(({ name }) => name === plainRule)
  const chances = area?.baselines.find(({ name }) => name === 'base_rate')
  const outdoes = area !== undefined && against !== undefined && isBetter(area, against)
  // The plain rule of noise may lie below chance: to be better than it is nothing yet.
  if (outdoes && chances && isBetter(area, chances))
    return { forecast, refused: null, notes: [`${forecast} forecasts`] }
  const [ofPlain] = judge.evaluation('plain').measures
  const rate = ofPlain?.baselines.find(({ name }) => name === 'base_rate')
  const said = `area under the curve ${shownArea(area?.model)} by all that is known, ${shownArea(against?.value)} by ${plainRule}, of ${best.rows} customers whom neither had learnt from`
  if (ofPlain && rate && isBetter(ofPlain, rate))
    return {
      forecast: 'plain',
      refused: null,
      notes: [`${plainRule} forecasts, since more tells no surely more: ${said}`],
    }
  const areas = { area: shownArea(area?.model), plain: shownArea(against?.value), customers: best.rows }
  if (outdoes)
    return { forecast, refused: `nothing tells surely better than chance who leaves: ${said}`, areas, notes: [] }
  const ends = {
    gain_low: shownArea(against?.low),
    gain_high: shownArea(against?.high),
    plain_low: shownArea(chanceArea(rate?.low)),
    plain_high: shownArea(chanceArea(rate?.high)),
  }
  const intervals = `difference ${ends.gain_low} to ${ends.gain_high}; ${plainRule} ${ends.plain_low} to ${ends.plain_high}, 0.5 is chance`
  return {
    forecast,
    refused: `${plainRule} does not tell surely better than chance who leaves, nor all that is known surely better than it: ${said} (${intervals})`,
    areas: { ...areas, ends },
    notes: [],
  }
}

/** The area that lies so far from that of chance. */
function chanceArea(difference: number | null | undefined): number | null {
  return difference === null || difference === undefined ? null : 0.5 + difference
}

export function shownArea(value: number | null | undefined): string {
  return value === null || value === undefined ? 'none' : value.toFixed(3)
}
