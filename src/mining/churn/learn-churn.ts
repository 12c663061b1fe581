import { binnedRows } from './binned-rows.js'
import { binsOf, type Known } from './binning.js'
import { areaUnderCurve, type CalibrationBin, calibrationError, calibrationTable } from './chance-quality.js'
import { type GainsRow, gainsTable } from './gains.js'
import { type Leak, leaksOf } from './leaks.js'
import { learnRows } from './learn-rows.js'
import { type CandidateName, candidateNames, type Learnt } from './learner.js'
import { chance, softplus } from './logistic.js'
import { type Foretold, foretoldFor, foretoldOutOfFold } from './out-of-fold.js'
import { atRandom, type Flattery, type Split, splitNotes, splitOf } from './split.js'

/** How a candidate foretells rows that it has not learnt from. */
export interface CandidateQuality {
  readonly auc: number | null
  /** Per row. */
  readonly log_loss: number
  readonly brier: number
  readonly calibration_error: number | null
}

export interface ChurnLearnt {
  readonly learnt: Learnt
  /** Which of the candidates forecasts: that of the least log loss out of fold. */
  readonly forecast: CandidateName
  readonly candidates: Readonly<Record<CandidateName, CandidateQuality>>
  /** Of the candidate that forecasts. */
  readonly calibration: readonly CalibrationBin[]
  readonly gains: readonly GainsRow[]
  /** Columns that were left out, since they tell the outcome by themselves. */
  readonly leaks: readonly Leak[]
  /** How rows were parted: copies on one side, blocks of a file that drifts. */
  readonly split: Pick<Split, 'by' | 'order'> & Pick<Split['copies'], 'near' | 'equal'>
  /** What a random split would have shown; null where the split is one. */
  readonly flattery: Flattery | null
  /** On the rows of a declared holdout, as learnt from all others; null where none is declared. */
  readonly held: HeldOut | null
  /** What was found and done, in words. */
  readonly notes: readonly string[]
}

/** How each candidate does on rows that were declared to be held out. */
export interface HeldOut {
  readonly rows: number
  readonly came: number
  readonly candidates: ByCandidate<CandidateQuality>
}

type ByCandidate<T> = Readonly<Record<CandidateName, T>>

/** What is known of rows beside their columns. */
export interface RowFacts {
  /** The number of each row's record in its file: it tells whether the outcome drifts along the file. */
  readonly records?: ArrayLike<number>
  /** 1 for rows of the declared holdout, so that a judgement can be compared with that of other tools on the same split. */
  readonly held?: ArrayLike<number>
}

/** Fewer of either outcome than this teach nothing that would hold. */
const leastOfEither = 20
/** Fewer copies, as a share of the rows, flatter by less than anybody could see. */
const leastCopies = 0.01

/**
 * Learns who leaves from what is known of customers. Columns that leak are left out and named; the candidates are held
 * against each other on rows they have not seen, and learn from all rows in the end.
 *
 * @param known rows in the order of their key, which makes the parts the same however they arrived
 * @param came 1 for those who left, 0 for those who stayed
 */
export function learnChurn(
  known: readonly Known[],
  came: ArrayLike<number>,
  facts: RowFacts = {},
): ChurnLearnt | { readonly refused: string } {
  const left = Array.from(came).reduce((sum, one) => sum + one, 0)
  const stayed = came.length - left
  if (Math.min(left, stayed) < leastOfEither)
    return {
      refused: `of ${came.length} customers ${left} left and ${stayed} stayed; expected at least ${leastOfEither} of either`,
    }
  const leaks = leaksOf(
    binnedRows(
      known.map(one => binsOf(one)),
      known,
      came,
    ),
  )
  const honest = known.filter(({ name }) => !leaks.some(({ column }) => column === name))
  if (honest.length === 0)
    return {
      refused: `nothing is left to learn from; each of these alone tells the outcome: ${leaks.map(({ column }) => column).join(', ')}`,
    }
  const split = splitOf(honest, came, facts.records)
  const { groups } = split
  const all = Array.from({ length: came.length }, (_, row) => row)
  const learnt = learnRows(
    honest.map(one => binsOf(one)),
    { known: honest, came, groups, rows: all },
  )
  if (!learnt) return { refused: 'the regression has no maximum' }
  const said = foretoldOutOfFold(honest, came, split)
  const candidates = byCandidate(name => qualityOf(said[name], came))
  const forecast = candidateNames.reduce((best, name) =>
    candidates[name].log_loss < candidates[best].log_loss ? name : best,
  )
  const odds = said[forecast]
  const flattery = flatteryOf(honest, came, split, forecast, candidates[forecast].auc)
  const held = facts.held ? heldOut(honest, came, groups, facts.held) : null
  return {
    learnt,
    forecast,
    candidates,
    calibration: calibrationTable(odds.map(chance), came),
    gains: gainsTable(odds, came),
    leaks,
    split: { by: split.by, order: split.order, near: split.copies.near, equal: split.copies.equal },
    flattery,
    held: held && 'unjudged' in held ? null : held,
    notes: [...splitNotes(split, flattery), ...(held && 'unjudged' in held ? [held.unjudged] : [])],
  }
}

/** Null where rows were parted at random anyhow, or so few copies were kept together that nobody could see it. */
function flatteryOf(
  known: readonly Known[],
  came: ArrayLike<number>,
  split: Split,
  of: CandidateName,
  apart: number | null,
): Flattery | null {
  const together = split.by === 'copies' && split.copies.near >= leastCopies * came.length
  if (!together && split.by !== 'blocks') return null
  const parts = atRandom(split, came)
  const groups = Array.from(parts, (_, row) => row)
  return { random: areaUnderCurve(foretoldOutOfFold(known, came, { parts, groups })[of], came), apart }
}

/** Learns from the rows that are not held out, and judges by those that are. */
function heldOut(
  known: readonly Known[],
  came: ArrayLike<number>,
  groups: ArrayLike<number>,
  held: ArrayLike<number>,
): HeldOut | { readonly unjudged: string } {
  const all = Array.from({ length: came.length }, (_, row) => row)
  const of = all.filter(row => held[row] === 1)
  const from = all.filter(row => held[row] !== 1)
  const left = of.reduce((sum, row) => sum + (came[row] ?? 0), 0)
  if (left === 0 || left === of.length)
    return { unjudged: `of ${of.length} customers of the declared holdout ${left} left: it holds only one outcome` }
  const said: Foretold | null = foretoldFor(known, came, { from, of, groups })
  if (!said) return { unjudged: 'the rows beside the declared holdout teach nothing' }
  const outcome = Float64Array.from(of, row => came[row] ?? 0)
  return { rows: of.length, came: left, candidates: byCandidate(name => qualityOf(said[name], outcome)) }
}

function byCandidate<T>(of: (name: CandidateName) => T): ByCandidate<T> {
  return { scorecard: of('scorecard'), trees: of('trees'), both: of('both') }
}

function qualityOf(odds: Float64Array, came: ArrayLike<number>): CandidateQuality {
  const mean = (of: (odds: number, came: number) => number) =>
    odds.reduce((sum, x, row) => sum + of(x, came[row] ?? 0), 0) / odds.length
  return {
    auc: areaUnderCurve(odds, came),
    log_loss: mean((x, y) => softplus(x) - y * x),
    brier: mean((x, y) => (chance(x) - y) ** 2),
    calibration_error: calibrationError(calibrationTable(odds.map(chance), came)),
  }
}
