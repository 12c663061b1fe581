import { areaUnderCurve, calibrationError, calibrationTable } from '../judge/chance-quality.js'
import { type BinnedRows, binnedRows } from './binned-rows.js'
import { binsOf, type Known } from './binning.js'
import { type Leak, leaksOf } from './leaks.js'
import { type CandidateName, type CandidateOdds, candidateNames, type Learnt, learn } from './learner.js'
import { chance, softplus } from './logistic.js'
import { foretoldOutOfFold } from './out-of-fold.js'

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
}

/** Fewer of either outcome than this teach nothing that would hold. */
export const leastOfEither = 20
const folds = 5

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
  unseen: Unseen = outOfFold(came),
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
  const learnt = learn(rows)
  if (!learnt) return { refused: 'the regression has no maximum' }
  const said = unseen(honest)
  const candidates = Object.fromEntries(candidateNames.map(name => [name, qualityOf(said[name], came)])) as Record<
    CandidateName,
    CandidateQuality
  >
  const forecast = candidateNames.reduce((best, name) =>
    candidates[name].log_loss < candidates[best].log_loss ? name : best,
  )
  return { learnt, honest, rows, unseen: said, forecast, candidates, leaks }
}

/** Log odds of rows by some of their columns, as learnt from others. */
export type Unseen = (known: readonly Known[]) => CandidateOdds

/** Each part of the rows as learnt from the others. */
export function outOfFold(came: ArrayLike<number>): Unseen {
  return known => foretoldOutOfFold(known, came, { folds, seed: 0 })
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
