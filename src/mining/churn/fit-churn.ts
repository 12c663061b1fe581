import type { Day } from '../../warehouse/engine/value.js'
import { isBetter } from '../hold-out.js'
import { calibrationError, calibrationTable } from '../judge/chance-quality.js'
import type { Evaluation } from '../judge/evaluation.js'
import { judgeForetold } from '../judge/foretold.js'
import type { Fit } from '../model.js'
import type { Training } from '../training.js'
import { binnedRows } from './binned-rows.js'
import { binsOf, type Known } from './binning.js'
import { calibrationLevel, calibrationSlope } from './calibrate.js'
import type { Churn } from './churn-kind.js'
import type { FeatureColumn } from './feature-columns.js'
import { gainsTable } from './gains.js'
import { areaAlone } from './leaks.js'
import { type ChurnLearnt, learnChurn, outOfFold, qualityOf } from './learn-churn.js'
import { candidateOdds } from './learner.js'
import { chance } from './logistic.js'
import { type ChurnOptions, kindOf } from './options.js'
import type { ChurnParams } from './params.js'
import { raisesOf } from './raises.js'
import { candidateOf, forecaster } from './score-churn.js'
import { fitScorecard, type Scorecard } from './scorecard.js'
import { type TrainingRows, trainingRows } from './training-rows.js'

/** The column that a sensible analyst would look at; with a label, that which tells most by itself. */
const plainColumns = { purchases: 'recency_days', subscriptions: 'subscription_days', label: null } as const

/** What the plain rule is called among the naive rules. */
export function plainName(options: ChurnOptions): string {
  return { purchases: 'recency_alone', subscriptions: 'age_alone', label: 'best_column_alone' }[kindOf(options)]
}

/**
 * Learns who leaves, and whether that is worth more than the plain rule: if not surely, the plain rule forecasts, and where
 * that is no better than chance either, nothing does.
 */
export async function fitChurn(
  data: Training<Churn>,
  options: ChurnOptions,
  columns: readonly FeatureColumn[],
): Promise<Fit<ChurnParams>> {
  const kind = kindOf(options)
  const read = await trainingRows(data, columns, kind === 'label' ? null : options.horizon_days)
  if ('refused' in read) return read
  const { rows } = read
  const found = learnChurn(rows.known, rows.came, read.unseen === null ? {} : { unseen: read.unseen })
  if ('refused' in found) return found
  const plainKnown = plainOf(found, plainColumns[kind])
  const plainRows = binnedRows([binsOf(plainKnown)], [plainKnown], rows.came)
  const plain = fitScorecard(plainRows)?.card
  if (!plain) return { refused: 'the regression has no maximum' }
  const unseen = read.unseen ?? outOfFold(rows.came, found.split)
  const judge = judging(read, found, unseen([plainKnown]).scorecard, plainName(options))
  const choice = chosen(options, found, judge)
  if ('refused' in choice) return choice
  const { forecast, evaluation } = choice
  const odds = judge.odds(forecast)
  const words = Object.fromEntries(columns.map(({ name, says }) => [name, says]))
  const slope = calibrationSlope(odds, rows.came)
  const params = {
    forecast,
    learnt: found.learnt,
    plain,
    base_rate: read.rate,
    calibration: {
      level: levelOf(forecast === 'plain' ? plainRows : found.rows, forecast, found, plain, slope),
      slope,
    },
    words,
  }
  const calibration = calibrationTable(odds.map(chance), rows.came)
  const ofScorecard = fitScorecard(found.rows)
  return {
    fitted: params,
    notes: [...choice.notes, ...read.notes, ...found.notes, ...leakNotes(found)],
    evaluation,
    gates: leakGates(found),
    details: {
      customers: rows.came.length,
      left: rows.came.reduce((sum, one) => sum + one, 0),
      learnt_as_of: read.asOf,
      left_until: read.until,
      forecast,
      candidates: { ...found.candidates, plain: qualityOf(judge.odds('plain'), rows.came) },
      plain_column: words[plainKnown.name] ?? plainKnown.name,
      leaks: found.leaks,
      split: splitOnCard(found),
      calibration_error: calibrationError(calibration),
      calibration,
      gains: gainsTable(odds, rows.came),
      raises: ofScorecard ? raisesOf(found.rows, ofScorecard, words) : [],
    },
  }
}

/** How rows were parted, without the rows. */
function splitOnCard({ split: { by, order, copies }, flattery, held }: ChurnLearnt) {
  return { by, near_copies: copies.near, equal_rows: copies.equal, order, random_split: flattery, held_out: held }
}

type Forecast = ChurnParams['forecast']

interface Judging {
  /** Log odds of rows that were not learnt from. */
  odds(forecast: Forecast): Float64Array
  evaluation(forecast: Forecast): Evaluation
}

function judging(
  { rows, rate, asOf, until }: TrainingRows,
  found: ChurnLearnt,
  plain: Float64Array,
  plainRule: string,
): Judging {
  const odds = (forecast: Forecast) => (forecast === 'plain' ? plain : found.unseen[forecast])
  return {
    odds,
    evaluation: forecast => ({
      as_of: asOf as Day,
      until: until as Day,
      rows: rows.came.length,
      measures: [
        ...judgeForetold(
          odds(forecast).map(chance),
          {
            ...(forecast === 'plain' ? {} : { [plainRule]: plain.map(chance) }),
            base_rate: new Float64Array(rows.came.length).fill(rate),
          },
          rows.came,
        ),
      ],
    }),
  }
}

/** What forecasts: what the project names, else the best candidate where it is surely better than the plain rule. */
function chosen(
  options: ChurnOptions,
  found: ChurnLearnt,
  judge: Judging,
): { forecast: Forecast; evaluation: Evaluation; notes: readonly string[] } | { readonly refused: string } {
  if (options.model !== 'auto') {
    const forecast = options.model
    return { forecast, evaluation: judge.evaluation(forecast), notes: [`${forecast} forecasts: the project names it`] }
  }
  const best = judge.evaluation(found.forecast)
  const [area] = best.measures
  const plainRule = plainName(options)
  const against = area?.baselines.find(({ name }) => name === plainRule)
  if (area && against && isBetter(area, against))
    return { forecast: found.forecast, evaluation: best, notes: [`${found.forecast} forecasts`] }
  const evaluation = judge.evaluation('plain')
  const [ofPlain] = evaluation.measures
  const rate = ofPlain?.baselines.find(({ name }) => name === 'base_rate')
  const said = `area under the curve ${shown(area?.model)} by all that is known, ${shown(against?.value)} by ${plainRule}, of ${best.rows} customers whom neither had learnt from`
  if (ofPlain && rate && isBetter(ofPlain, rate))
    return {
      forecast: 'plain',
      evaluation,
      notes: [`${plainRule} forecasts, since more tells no surely more: ${said}`],
    }
  return { refused: `nothing that is known tells surely better than chance who leaves: ${said}` }
}

function shown(value: number | null | undefined): string {
  return value === null || value === undefined ? 'none' : value.toFixed(3)
}

function plainOf({ honest, rows }: ChurnLearnt, name: string | null): Known {
  const named = honest.find(one => one.name === name)
  if (named) return named
  const areas = rows.bins.map((_, column) => areaAlone(rows, column)?.value ?? 0)
  const best = honest[areas.indexOf(Math.max(...areas))]
  if (!best) throw new RangeError('there is no column to learn from')
  return best
}

function levelOf(
  rows: ReturnType<typeof binnedRows>,
  forecast: Forecast,
  { learnt }: ChurnLearnt,
  plain: Scorecard,
  slope: number,
): number {
  const said = candidateOdds(forecaster({ forecast, learnt, plain }), rows)
  return calibrationLevel(said[candidateOf(forecast)], rows.n, rows.came, slope)
}

function leakNotes({ leaks }: ChurnLearnt): readonly string[] {
  return leaks.map(
    ({ column, alone }) =>
      `left out: ${column} alone tells who left (area under the curve ${shown(alone)}); most likely it was only known afterwards`,
  )
}

function leakGates({ leaks }: ChurnLearnt) {
  const names = leaks.map(({ column }) => column).join(', ')
  return [
    {
      gate: 'no_column_leaks',
      passed: leaks.length === 0,
      says:
        leaks.length === 0 ? 'no column alone tells who left' : `left out, since each alone tells who left: ${names}`,
    },
  ]
}
