import { z } from 'zod'
import type { BinnedRows } from './binned-rows.js'
import { type BoostedOptions, boosted, boostedOdds, boostedSchema, lossesOf, usualTrees } from './boosted.js'
import { type FittedScorecard, fitScorecard, scorecardOdds, scorecardSchema } from './scorecard.js'

/** What may forecast: the scorecard, boosted trees, or the mean of their log odds. */
export const candidateNames = ['scorecard', 'trees', 'both'] as const
export type CandidateName = (typeof candidateNames)[number]

/** Both learners on the same bins; which of them forecasts is chosen by rows that neither has seen. */
export const learntSchema = z.strictObject({ scorecard: scorecardSchema, trees: boostedSchema })
export type Learnt = z.infer<typeof learntSchema>

/** Of more rows trees may be larger: there is more to tell apart, and columns that tell only together ask for many cuts. */
const manyRows = 20_000

/** Trees of a forecast by the rows that are learnt from: few, so that they can be scored as one expression. */
export function treesFor(rows: number): BoostedOptions {
  return rows > manyRows ? { ...usualTrees, trees: 70, leaves: 31, depth: 30, rate: 0.14 } : usualTrees
}

/** How both learners are taught. */
export interface Teaching {
  readonly trees: BoostedOptions
  /** The same rows in parts, by which the scorecard tells evidence from chance. */
  readonly parts?: readonly BinnedRows[]
  /** Rows that are not learnt from: they say how many trees are enough. */
  readonly held?: BinnedRows
}

/** What was learnt, and how. */
export interface Lessons {
  readonly learnt: Learnt
  /** The regression of the scorecard. */
  readonly fitted: FittedScorecard
  /** −log-likelihood of the rows held out after 0, 1, 2 … trees; empty where none are. */
  readonly losses: Float64Array
}

/** What was learnt, and the rows in bins that taught it. */
export interface Taught extends Lessons {
  readonly rows: BinnedRows
}

/**
 * Both learners on rows in bins.
 *
 * @returns null where there is nothing to learn: all came, none did, or the regression has no maximum
 */
export function learn(rows: BinnedRows, { trees: options, parts, held }: Teaching): Lessons | null {
  const fitted = fitScorecard(rows, { parts })
  const trees = boosted(rows, options)
  if (!fitted || !trees) return null
  const losses = held ? lossesOf(trees, held) : new Float64Array()
  return { learnt: { scorecard: fitted.card, trees }, fitted, losses }
}

/** What was taught, of its trees the first few. */
export function withTrees(taught: Taught, trees: number): Taught {
  const { scorecard, trees: all } = taught.learnt
  return { ...taught, learnt: { scorecard, trees: { ...all, trees: all.trees.slice(0, trees) } } }
}

/** Log odds of rows or patterns by each candidate. */
export type CandidateOdds = Readonly<Record<CandidateName, Float64Array>>

/** Log odds of each pattern by each candidate. */
export function candidateOdds(learnt: Learnt, of: Pick<BinnedRows, 'columns' | 'n'>): CandidateOdds {
  const card = scorecardOdds(learnt.scorecard, of)
  const trees = boostedOdds(learnt.trees, of.columns, of.n.length)
  return { scorecard: card, trees, both: card.map((odds, i) => (odds + (trees[i] ?? 0)) / 2) }
}
