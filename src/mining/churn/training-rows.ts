import type { Day } from '../../warehouse/engine/value.js'
import { daysFrom } from '../day.js'
import type { Training } from '../training.js'
import { inBins } from './binned-rows.js'
import { binned, binsOf, limitsFor } from './binning.js'
import type { Churn } from './churn-kind.js'
import { type ChurnRows, churnRows, type RowMarks, someRows } from './churn-rows.js'
import { enoughByFifth } from './enough-trees.js'
import type { FeatureColumn } from './feature-columns.js'
import { holdoutText } from './holdout.js'
import { ofKind } from './known-column.js'
import { leastOfEither, type Unseen } from './learn-churn.js'
import { learnRows } from './learn-rows.js'
import { candidateOdds, treesFor, withTrees } from './learner.js'
import { type ChurnOptions, horizonDaysOf, kindOf } from './options.js'
import type { RefusedChurn } from './why.js'

/** Those who are learnt from, how to foretell them from others, and who judges. */
export interface TrainingRows {
  /** The candidates are chosen by them, and held against those who are held out. */
  readonly rows: ChurnRows
  /** Null: out of fold. */
  readonly unseen: Unseen | null
  /** Of those who foretell them, the share that left. */
  readonly rate: number
  /** What forecasts learns from them in the end; the same as `rows` where nobody is held out. */
  readonly all: ChurnRows
  /** The day whose customers they are, and the day before which it is known who left. */
  readonly asOf: string
  readonly until: string
  /** A declared holdout; null where there is none, or none that could judge. */
  readonly held: HeldRows | null
  readonly notes: readonly string[]
}

/** Customers of the declared holdout, their day, and the day before which it is known who left. */
export interface HeldRows {
  readonly declared: string
  readonly rows: ChurnRows
  readonly asOf: string
  readonly until: string
}

/**
 * Customers as of one horizon ago, beside who has left since. They are foretold by what was learnt one horizon before
 * them; where the history is too short for that, out of fold. With a label, those of today, out of fold.
 */
export async function trainingRows(
  data: Training<Churn>,
  columns: readonly FeatureColumn[],
  options: ChurnOptions,
  marks: RowMarks,
): Promise<TrainingRows | RefusedChurn> {
  const from = options.holdout && 'from' in options.holdout ? options.holdout.from : null
  if (kindOf(options) === 'label') return apart(await labelledRows(data, columns, marks), options)
  if (from === null) {
    const read = await datedRows(data, columns, horizonDaysOf(options), 0, marks)
    return 'refused' in read ? read : apart(read, options)
  }
  return fromDay(data, columns, options, marks, from)
}

async function labelledRows(
  data: Training<Churn>,
  columns: readonly FeatureColumn[],
  marks: RowMarks,
): Promise<TrainingRows> {
  const rows = await churnRows(data, columns, marks)
  const day = { asOf: data.asOf, until: data.asOf }
  return { rows, all: rows, unseen: null, rate: rateOf(rows), ...day, held: null, notes: [] }
}

/** @param ago the day of whose last horizon it is: so many days before that of the features */
async function datedRows(
  data: Training<Churn>,
  columns: readonly FeatureColumn[],
  horizon: number,
  ago: number,
  marks: RowMarks,
): Promise<TrainingRows | RefusedChurn> {
  const past = await data.earlier(ago + horizon, horizon)
  if ('refused' in past) return past
  const rows = await churnRows(past, columns, marks)
  const found = { rows, all: rows, asOf: past.asOf, until: past.until, held: null }
  const before = await data.earlier(ago + 2 * horizon, horizon)
  const lacking = 'refused' in before ? before.refused : null
  const earlier = 'refused' in before ? null : await churnRows(before, columns, marks)
  if (earlier === null || tooFew(earlier)) {
    const why = lacking ?? `too few left or stayed before ${past.asOf}`
    return { ...found, unseen: null, rate: rateOf(rows), notes: [`judged out of fold, since ${why}`] }
  }
  return { ...found, unseen: fromEarlier(earlier, rows), rate: rateOf(earlier), notes: [] }
}

/** The rows that are marked stand apart and judge; those that are left choose. */
function apart(read: TrainingRows, { holdout }: ChurnOptions): TrainingRows {
  const { rows, asOf, until } = read
  const { held } = rows
  if (!holdout || !held) return read
  const every = Array.from(held.keys())
  const those = someRows(
    rows,
    every.filter(row => held[row] === 1),
  )
  const declared = holdoutText(holdout)
  const fault = judgeFault(those)
  if (fault !== null)
    return { ...read, notes: [...read.notes, `not judged by the declared holdout (${declared}): ${fault}`] }
  const others = someRows(
    rows,
    every.filter(row => held[row] !== 1),
  )
  // What was learnt of an earlier day may have been learnt of those very customers.
  const out = read.unseen === null ? [] : [`candidates were chosen out of fold, among those who are not held out`]
  return {
    ...read,
    rows: others,
    unseen: null,
    rate: rateOf(others),
    held: { declared, rows: those, asOf, until },
    notes: [...read.notes, ...out],
  }
}

/** Customers as of a declared day judge what was learnt before it; what forecasts learns from the last horizon. */
async function fromDay(
  data: Training<Churn>,
  columns: readonly FeatureColumn[],
  options: ChurnOptions,
  marks: RowMarks,
  from: string,
): Promise<TrainingRows | RefusedChurn> {
  const { holdout } = options
  const horizon = horizonDaysOf(options)
  const last = await datedRows(data, columns, horizon, 0, marks)
  if ('refused' in last || !holdout) return last
  const declared = holdoutText(holdout)
  const without = (fault: string) => ({
    ...last,
    notes: [...last.notes, `not judged by the declared holdout (${declared}): ${fault}`],
  })
  const ago = daysFrom(from as Day, data.asOf)
  if (ago < horizon) return without(`who leaves within ${horizon} days of ${from} is not known before ${data.asOf}`)
  const then = await data.earlier(ago, horizon)
  if ('refused' in then) return without(then.refused)
  const rows = await churnRows(then, columns, marks)
  const fault = judgeFault(rows)
  if (fault !== null) return without(fault)
  const before = await datedRows(data, columns, horizon, ago, marks)
  if ('refused' in before) return without(before.refused)
  const held = { declared, rows, asOf: then.asOf, until: then.until }
  return { ...before, all: last.rows, held, asOf: last.asOf, until: last.until }
}

function judgeFault({ came }: ChurnRows): string | null {
  const left = came.reduce((sum, one) => sum + one, 0)
  if (left > 0 && left < came.length) return null
  return came.length === 0
    ? 'it holds nobody'
    : `of its ${came.length} customers ${left} left: it holds one outcome only`
}

function tooFew({ came }: ChurnRows): boolean {
  const left = came.reduce((sum, one) => sum + one, 0)
  return Math.min(left, came.length - left) < leastOfEither
}

function rateOf({ came }: ChurnRows): number {
  return came.reduce((sum, one) => sum + one, 0) / Math.max(1, came.length)
}

/** Rows of one day as foretold by what was learnt from those of an earlier one. */
function fromEarlier(earlier: ChurnRows, rows: ChurnRows): Unseen {
  return async known => {
    const then = known.map(({ name }) => earlier.known.find(one => one.name === name)).filter(one => one !== undefined)
    const bins = then.map(one => binsOf(one, limitsFor(earlier.came)))
    const rowsThen = Array.from(earlier.came.keys())
    const all = inBins(bins, then)
    const lesson = { came: earlier.came, groups: rowsThen, rows: rowsThen, trees: treesFor(rowsThen.length) }
    const [taught, trees] = await Promise.all([learnRows(all, lesson), enoughByFifth(all, lesson)])
    const n = new Float64Array(rows.came.length)
    if (!taught) return { odds: { scorecard: n, trees: n, both: n }, trees }
    const columns = bins.map(one => binned(one, ofKind(one.kind, one.name, known)))
    return { odds: candidateOdds(withTrees(taught, trees).learnt, { columns, n }), trees }
  }
}
