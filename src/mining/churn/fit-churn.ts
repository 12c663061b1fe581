import { calibrationError, calibrationTable } from '../judge/chance-quality.js'
import type { Fit } from '../model.js'
import type { Training } from '../training.js'
import { bestAlone } from './best-alone.js'
import { type BinnedRows, counted, inOwnBins } from './binned-rows.js'
import type { Known } from './binning.js'
import { calibrationLevel, calibrationSlope } from './calibrate.js'
import { spansOf } from './cause-of.js'
import { type Choice, chooseForecast, type Forecast, judging, plainName, shownArea } from './choose-forecast.js'
import { jointNote } from './choose-joint.js'
import type { Churn } from './churn-kind.js'
import type { ChurnRows, RowMarks } from './churn-rows.js'
import { type FeatureColumn, isListed } from './feature-columns.js'
import { gainsTable } from './gains.js'
import { type HeldOutShown, heldOutOdds } from './held-out.js'
import { labelCounts, labelNotes, labelWords } from './label-counts.js'
import { labelRecords, recordNotes } from './label-records.js'
import { areaAlone } from './leaks.js'
import { type ChurnLearnt, learnAnew, learnChurn, outOfFold, qualityOf } from './learn-churn.js'
import { candidateOdds, type Taught } from './learner.js'
import { chance } from './logistic.js'
import { type ChurnKind, type ChurnOptions, kindOf, labelOf } from './options.js'
import type { ChurnParams } from './params.js'
import { raisesOf } from './raises.js'
import { fitScorecard, type Scorecard, scorecardOdds } from './scorecard.js'
import { stakesOf } from './stakes.js'
import { type TrainingRows, trainingRows } from './training-rows.js'
import { noMaximum, type Why } from './why.js'

/** The column that a sensible analyst would look at; with a label, that which tells most by itself. */
const plainColumns = {
  purchases: 'recency_days',
  subscriptions: 'subscription_days',
  records: null,
  label: null,
} as const

/** What may be amiss where records of later days say of hardly anybody that they left. */
const everyRecord =
  'where every record of a customer says what came of them in the end, and not the one of the day alone, leave of: records out'

/**
 * Learns who leaves, and whether that is worth more than the plain rule: if not surely, the plain rule forecasts, and where
 * that is no better than chance either, nothing does.
 */
export async function fitChurn(
  data: Training<Churn>,
  options: ChurnOptions,
  columns: readonly FeatureColumn[],
  marks: RowMarks,
): Promise<Fit<ChurnParams>> {
  const kind = kindOf(options)
  const read = await trainingRows(data, columns, options, marks)
  if ('refused' in read) return read
  const { rows } = read
  if (kind === 'label' && rows.came.length === 0)
    return { refused: unlabelled(options, columns), why: { code: 'no_label', attribute: attributeOf(options) } }
  const named = kind === 'label' ? labelOf(options) : null
  const label = named === null ? null : await labelCounts(data)
  const records = label === null || !marks.records ? [] : recordNotes(await labelRecords(data))
  const words = Object.fromEntries(columns.map(({ name, says }) => [name, says]))
  const inWords = (column: string) => words[column] ?? column
  const found = await learnChurn(rows.known, rows.came, {
    inWords,
    trusted: column => isListed(options.always_known, { name: column, says: inWords(column) }),
    ...(read.unseen === null ? {} : { unseen: read.unseen }),
    // Only a label comes in a file whose order may be that of time.
    ...(kind === 'label' && rows.records ? { records: rows.records } : {}),
  })
  if ('refused' in found) {
    if (kind === 'records' && found.why.code === 'too_few')
      return { ...found, refused: `${found.refused}; ${everyRecord}` }
    return label === null ? found : { ...found, refused: `${found.refused}; the label says ${labelWords(label)}` }
  }
  const plainKnown = plainOf(found, plainColumns[kind])
  const plain = fitScorecard(counted(inOwnBins([plainKnown], rows.came), rows.came))?.card
  if (!plain) return noMaximum
  const judge = judging(
    { ...read, folds: read.unseen === null ? found.split.folds : null },
    { ...found.unseen, plain: await plainUnseen(read, found, plainKnown, kind) },
    plainName(options),
  )
  const choice = chooseForecast(options, found, judge)
  const { forecast } = choice
  const held = read.held && { ...read.held, ...heldOutOdds(found, plain, read.held) }
  const shown = held
    ? judging({ ...held, rate: read.rate }, { ...held.odds, plain: held.plain }, plainName(options))
    : judge
  const all = read.all === rows ? { ...found, plain } : await taughtByAll(read.all, found, plainKnown.name)
  if (!all) return noMaximum
  const spans = spansOf(read.all.known.filter(({ name }) => found.honest.some(one => one.name === name)))
  const slope = calibrationSlope(judge.odds(forecast), rows.came)
  const params = {
    forecast,
    learnt: all.learnt,
    plain: all.plain,
    base_rate: read.rate,
    calibration: { level: levelOf(all, forecast, slope), slope },
    words,
    spans,
  }
  const odds = shown.odds(forecast)
  const { came } = held ? held.rows : rows
  const calibration = calibrationTable(odds.map(chance), came)
  const onCard = {
    notes: [
      ...choice.notes,
      ...(held ? [heldNote(held.shown)] : []),
      ...read.notes,
      ...(label === null || named === null ? [] : labelNotes(label, named)),
      ...records,
      ...found.notes,
      ...(all.fitted.joint === null ? [] : [jointNote(all.fitted.joint.choice)]),
      ...leakNotes(found, inWords),
    ],
    evaluation: shown.evaluation(forecast),
    gates: [...leakGates(found, inWords), ...refusedGates(choice)],
    details: {
      customers: read.all.came.length,
      left: read.all.came.reduce((sum, one) => sum + one, 0),
      learnt_as_of: read.asOf,
      left_until: read.until,
      forecast,
      candidates: { ...found.candidates, plain: qualityOf(judge.odds('plain'), rows.came) },
      plain_column: { column: plainKnown.name, name: inWords(plainKnown.name) },
      leaks: found.leaks,
      split: { ...splitOnCard(found), held_out: held?.shown ?? null },
      calibration_error: calibrationError(calibration),
      calibration,
      gains: gainsTable(odds, came),
      stakes: stakesOf(odds.map(chance), came, (held ? held.rows : rows).known, options),
      raises: raisesOf(all.rows, all.fitted, { columns, spans }),
      // Where the plain rule forecasts, the evaluation is its own: this is what it was preferred to.
      outdone: forecast === 'plain' && options.model === 'auto' ? shown.evaluation(found.forecast) : null,
    },
  }
  return choice.refused === null
    ? { ...onCard, fitted: params }
    : { ...onCard, refused: `${choice.refused}${withoutLeaks(found, inWords)}`, ...whyOf(choice, found, inWords) }
}

/** No customer has a label: what the project names, and what there is in its place. */
function unlabelled({ label }: ChurnOptions, columns: readonly FeatureColumn[]): string {
  const attributes = columns.flatMap(({ name }) =>
    name.startsWith('attribute_') ? [name.slice('attribute_'.length)] : [],
  )
  const instead =
    attributes.length === 0
      ? ''
      : `; an attribute may say it: label: { attribute: NAME, is: VALUE }, of ${attributes.join(', ')}`
  return label === 'is_churned'
    ? `no source says of a subscription whether it was cancelled (is_churned)${instead}`
    : `no customer has a value of the label's attribute${instead}`
}

/** The plain rule on rows that it has not learnt from; where it is the best column, rows of others choose it, too. */
async function plainUnseen(
  { rows, unseen }: TrainingRows,
  { honest, split }: ChurnLearnt,
  plain: Known,
  kind: ChurnKind,
) {
  if (plainColumns[kind] === null && unseen === null) return bestAlone(honest, rows.came, split)
  const { odds } = await (unseen ?? outOfFold(rows.came, split))([plain])
  return odds.scorecard
}

/** What forecasts in the end learns from those who were held out, too: by the same columns. */
async function taughtByAll({ known, came }: ChurnRows, { honest, learnt }: ChurnLearnt, plainColumn: string) {
  const taught = await learnAnew(
    known.filter(({ name }) => honest.some(one => one.name === name)),
    came,
    learnt.trees.trees.length,
  )
  const only = known.filter(({ name }) => name === plainColumn)
  const plain = fitScorecard(counted(inOwnBins(only, came), came))?.card
  return taught && plain ? { ...taught, plain } : null
}

/** How rows were parted, without the rows. */
function splitOnCard({ split: { by, order, copies }, flattery }: ChurnLearnt) {
  return { by, near_copies: copies.near, equal_rows: copies.equal, order, random_split: flattery }
}

function heldNote({ declared, rows, came, learnt_from }: HeldOutShown): string {
  return `judged by the declared holdout (${declared}): ${rows} customers, of whom ${came} left, foretold by ${learnt_from} others`
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
  { learnt, plain, rows }: Taught & { readonly plain: Scorecard },
  forecast: Forecast,
  slope: number,
): number {
  const said =
    forecast === 'plain' ? scorecardOdds(plain, inBinsOf(plain, rows)) : candidateOdds(learnt, rows)[forecast]
  return calibrationLevel(said, rows.n, rows.came, slope)
}

/** Rows by the columns of a scorecard alone. */
function inBinsOf({ columns }: Scorecard, { bins, columns: all, n }: BinnedRows) {
  const none = new Uint8Array(n.length)
  return { columns: columns.map(one => all[bins.findIndex(({ name }) => name === one.bins.name)] ?? none), n }
}

/** A column in words: `balance`. */
type InWords = (column: string) => string

function leakNotes({ leaks }: ChurnLearnt, inWords: InWords): readonly string[] {
  return leaks.map(
    ({ column, alone }) =>
      `left out: ${inWords(column)} alone tells who left (area under the curve ${shownArea(alone)}); most likely it was only known afterwards. If it was known all along, name it under always_known`,
  )
}

/** The refusal as data. */
function whyOf({ areas }: Choice, { leaks }: ChurnLearnt, inWords: InWords): { readonly why?: Why } {
  const left_out = leaks.map(({ column }) => ({ column, name: inWords(column) }))
  return areas ? { why: { code: 'no_better', ...areas, left_out } } : {}
}

function attributeOf({ label }: ChurnOptions): string {
  return typeof label === 'object' ? label.attribute : (label ?? '')
}

/** What a refusal has to say of columns that were left out: they may be all that there is to learn from. */
function withoutLeaks({ leaks }: ChurnLearnt, inWords: InWords): string {
  if (leaks.length === 0) return ''
  const names = leaks.map(({ column }) => inWords(column)).join(', ')
  return `; left out as most likely only known afterwards: ${names} (what was known all along is named under always_known)`
}

function refusedGates({ refused }: Choice) {
  return refused === null ? [] : [{ gate: 'better_than_chance', passed: false, says: refused }]
}

function leakGates({ leaks }: ChurnLearnt, inWords: InWords) {
  const names = leaks.map(({ column }) => inWords(column)).join(', ')
  return [
    {
      gate: 'no_column_leaks',
      passed: leaks.length === 0,
      says:
        leaks.length === 0 ? 'no column alone tells who left' : `left out, since each alone tells who left: ${names}`,
    },
  ]
}
