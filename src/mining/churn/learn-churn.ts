import { areaUnderCurve, calibrationError, calibrationTable } from '../judge/chance-quality.js'
import { type BinnedRows, binnedRows } from './binned-rows.js'
import { binsOf, type Known } from './binning.js'
import { type Leak, leaksOf } from './leaks.js'
import { learnRows } from './learn-rows.js'
import { type CandidateName, type CandidateOdds, candidateNames, forecastTrees, type Learnt } from './learner.js'
import { chance, softplus } from './logistic.js'
import { foretoldFor, foretoldOutOfFold } from './out-of-fold.js'
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
  /** Columns that were learnt from, and their rows in bins. */
  readonly honest: readonly Known[]
  readonly rows: BinnedRows
  /** Log odds of each row, as learnt from others. */
  readonly unseen: CandidateOdds
  /** Which of the candidates forecasts: that of the least log loss on rows that it has not learnt from. */
  readonly forecast: CandidateName
  readonly candidates: Readonly<Record<CandidateName, CandidateQuality>>
  /** Columns that were left out, since they tell the outcome by themselves. */
  readonly leaks: readonly Leak[]
  /** How rows are parted: copies on one side, blocks of a file that drifts. */
  readonly split: Split
  /** What a random split would have shown; null where rows were not parted, or parted as one. */
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
  /** How rows are foretold from others; default: out of fold. */
  readonly unseen?: Unseen
  /** The number of each row's record in its file: it tells whether the outcome drifts along the file. */
  readonly records?: ArrayLike<number>
  /** 1 for rows of the declared holdout, so that a judgement can be compared with that of other tools on the same split. */
  readonly held?: ArrayLike<number>
}

/** Fewer of either outcome than this teach nothing that would hold. */
export const leastOfEither = 20
/** Fewer copies, as a share of the rows, flatter by less than anybody could see. */
const leastCopies = 0.01

/**
 * Learns who leaves from what is known of customers. Columns that leak are left out and named; the candidates are held
 * against each other on rows they have not seen, and learn from all rows in the end.
 *
 * @param known rows in the order of their key, which makes the parts the same however they arrived
 * @param came 1 for those who left, 0 for those who stayed
 * @param unseen log odds of each row by columns of it, as learnt from other rows; default: out of fold
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
  const rows = binnedRows(
    honest.map(one => binsOf(one)),
    honest,
    came,
  )
  const split = splitOf(honest, came, facts.records)
  const { groups } = split
  const everybody = Array.from({ length: came.length }, (_, row) => row)
  const learnt = learnRows(rows.bins, { known: honest, came, groups, rows: everybody })
  if (!learnt) return { refused: 'the regression has no maximum' }
  const said = (facts.unseen ?? outOfFold(came, split))(honest)
  const candidates = byCandidate(name => qualityOf(said[name], came))
  const forecast = candidateNames.reduce((best, name) =>
    candidates[name].log_loss < candidates[best].log_loss ? name : best,
  )
  const flattery = facts.unseen ? null : flatteryOf(honest, came, split, forecast, candidates[forecast].auc)
  const judged = facts.held ? heldOut(honest, came, groups, facts.held) : null
  const [held, unjudged] = judged && 'unjudged' in judged ? [null, [judged.unjudged]] : [judged, []]
  const notes = [...(facts.unseen ? [] : splitNotes(split, flattery)), ...unjudged]
  return { learnt, honest, rows, unseen: said, forecast, candidates, leaks, split, flattery, held, notes }
}

/** Log odds of rows by some of their columns, as learnt from others. */
export type Unseen = (known: readonly Known[]) => CandidateOdds

/** Each part of the rows as learnt from the others. */
export function outOfFold(came: ArrayLike<number>, split: Split): Unseen {
  return known => foretoldOutOfFold(known, came, split)
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
  // Who parts rows at random stops by rows at random, too: all trees are grown.
  const { trees } = forecastTrees
  return { random: areaUnderCurve(foretoldOutOfFold(known, came, { parts, groups, trees })[of], came), apart }
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
  const said = foretoldFor(known, came, { from, of, groups })
  if (!said) return { unjudged: 'the rows beside the declared holdout teach nothing' }
  const outcome = Float64Array.from(of, row => came[row] ?? 0)
  return { rows: of.length, came: left, candidates: byCandidate(name => qualityOf(said[name], outcome)) }
}

function byCandidate<T>(of: (name: CandidateName) => T): ByCandidate<T> {
  return { scorecard: of('scorecard'), trees: of('trees'), both: of('both') }
}

/** How log odds foretold what came. */
export function qualityOf(odds: Float64Array, came: ArrayLike<number>): CandidateQuality {
  const mean = (of: (odds: number, came: number) => number) =>
    odds.reduce((sum, x, row) => sum + of(x, came[row] ?? 0), 0) / odds.length
  return {
    auc: areaUnderCurve(odds, came),
    log_loss: mean((x, y) => softplus(x) - y * x),
    brier: mean((x, y) => (chance(x) - y) ** 2),
    calibration_error: calibrationError(calibrationTable(odds.map(chance), came)),
  }
}
