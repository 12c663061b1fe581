import { areaUnderCurve, calibrationError, calibrationTable } from '../judge/chance-quality.js'
import { counted, type InBins, inOwnBins } from './binned-rows.js'
import type { Known } from './binning.js'
import type { BoostedOptions } from './boosted.js'
import { type Leak, leaksOf } from './leaks.js'
import { learnRows } from './learn-rows.js'
import { type CandidateName, type CandidateOdds, candidateNames, type Taught, treesFor, withTrees } from './learner.js'
import { chance, softplus } from './logistic.js'
import type { NamedColumn } from './named-column.js'
import { type Foretold, foretoldOutOfFold } from './out-of-fold.js'
import { atRandom, type Flattery, type Split, splitNotes, splitOf } from './split.js'
import { noMaximum, type RefusedChurn } from './why.js'

/** How a candidate foretells rows that it has not learnt from. */
export interface CandidateQuality {
  readonly auc: number | null
  /** Per row. */
  readonly log_loss: number
  readonly brier: number
  readonly calibration_error: number | null
}

export interface ChurnLearnt extends Taught {
  /** Columns that were learnt from. */
  readonly honest: readonly Known[]
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
  /** What was found and done, in words. */
  readonly notes: readonly string[]
}

type ByCandidate<T> = Readonly<Record<CandidateName, T>>

/** What is known of rows beside their columns. */
export interface RowFacts {
  /** How rows are foretold from others; default: out of fold. */
  readonly unseen?: Unseen
  /** The number of each row's record in its file: it tells whether the outcome drifts along the file. */
  readonly records?: ArrayLike<number>
  /** Columns that the project says were known all along: however well they tell who left, they are no leaks. */
  readonly trusted?: (column: string) => boolean
  /** What a column is called in words. */
  readonly inWords?: (column: string) => string
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
export async function learnChurn(
  known: readonly Known[],
  came: ArrayLike<number>,
  facts: RowFacts = {},
): Promise<ChurnLearnt | RefusedChurn> {
  const left = Array.from(came).reduce((sum, one) => sum + one, 0)
  const stayed = came.length - left
  if (Math.min(left, stayed) < leastOfEither)
    return {
      refused: `of ${came.length} customers ${left} left and ${stayed} stayed; expected at least ${leastOfEither} of either`,
      why: { code: 'too_few', customers: came.length, left, stayed, least: leastOfEither },
    }
  const every = inOwnBins(known, came)
  const leaks = leaksOf(counted(every, came), facts.trusted)
  // A column in which all are alike tells nobody apart: families of facts that the project has none of, mostly.
  const places = Array.from(known.keys()).filter(
    at => !isOneBin(every.columns[at]) && !leaks.some(({ column }) => column === known[at]?.name),
  )
  const honest = takenAt(known, places)
  if (honest.length === 0)
    return nothingLeft(leaks.map(({ column }) => ({ column, name: facts.inWords?.(column) ?? column })))
  const meant = { bins: takenAt(every.bins, places), columns: takenAt(every.columns, places) }
  const split = splitOf(meant, honest, came, facts.records)
  // All trees grow meanwhile: those that are enough are the first of them.
  const [all, { odds: said, trees }] = await Promise.all([
    taughtBy(meant, came, split, treesFor(came.length)),
    (facts.unseen ?? outOfFold(came, split))(honest),
  ])
  if (!all) return noMaximum
  const taught = withTrees(all, trees)
  const candidates = byCandidate(name => qualityOf(said[name], came))
  const forecast = candidateNames.reduce((best, name) =>
    candidates[name].log_loss < candidates[best].log_loss ? name : best,
  )
  const flattery = facts.unseen ? null : await flatteryOf(honest, came, split, forecast, candidates[forecast].auc)
  const notes = facts.unseen ? [] : splitNotes(split, flattery)
  return { ...taught, honest, unseen: said, forecast, candidates, leaks, split, flattery, notes }
}

function nothingLeft(leaks: readonly NamedColumn[]): RefusedChurn {
  const names = leaks.map(({ name }) => name).join(', ')
  return leaks.length === 0
    ? { refused: 'nothing that is known tells customers apart', why: { code: 'nothing_tells' } }
    : {
        refused: `nothing is left to learn from; each of these alone tells the outcome: ${names}`,
        why: { code: 'only_leaks', names: [...leaks] },
      }
}

function isOneBin(bins: Uint8Array = new Uint8Array()): boolean {
  const [first] = bins
  return bins.every(bin => bin === first)
}

function takenAt<T>(from: readonly T[], places: readonly number[]): readonly T[] {
  return places.flatMap(place => from.slice(place, place + 1))
}

/** Learns anew from other rows by columns that were found to be honest, so many trees; null where they teach nothing. */
export function learnAnew(known: readonly Known[], came: ArrayLike<number>, trees: number): Promise<Taught | null> {
  const all = inOwnBins(known, came)
  return taughtBy(all, came, splitOf(all, known, came), { ...treesFor(came.length), trees })
}

function taughtBy(
  all: InBins,
  came: ArrayLike<number>,
  { groups }: Split,
  trees: BoostedOptions,
): Promise<Taught | null> {
  return learnRows(all, { came, groups, rows: Array.from(groups.keys()), trees })
}

/** Rows by some of their columns, as learnt from others. */
export type Unseen = (known: readonly Known[]) => Promise<Foretold>

/** Each part of the rows as learnt from the others. */
export function outOfFold(came: ArrayLike<number>, split: Split): Unseen {
  return known => foretoldOutOfFold(known, came, split)
}

/** Null where rows were parted at random anyhow, or so few copies were kept together that nobody could see it. */
async function flatteryOf(
  known: readonly Known[],
  came: ArrayLike<number>,
  split: Split,
  of: CandidateName,
  apart: number | null,
): Promise<Flattery | null> {
  const together = split.by === 'copies' && split.copies.near >= leastCopies * came.length
  if (!together && split.by !== 'blocks') return null
  const parts = atRandom(split, came)
  const groups = Array.from(parts, (_, row) => row)
  const { odds } = await foretoldOutOfFold(known, came, { parts, groups })
  return { random: areaUnderCurve(odds[of], came), apart }
}

export function byCandidate<T>(of: (name: CandidateName) => T): ByCandidate<T> {
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
