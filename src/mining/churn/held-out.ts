import { binned } from './binning.js'
import { ofKind } from './known-column.js'
import { byCandidate, type CandidateQuality, qualityOf } from './learn-churn.js'
import { type CandidateName, type CandidateOdds, candidateOdds, type Taught } from './learner.js'
import { type Scorecard, scorecardOdds } from './scorecard.js'
import type { HeldRows } from './training-rows.js'

/** Customers of a declared holdout as foretold by those who are not in it: log odds by candidate, and by the plain rule. */
export interface HeldOut {
  readonly odds: CandidateOdds
  readonly plain: Float64Array
  /** As the card has it. */
  readonly shown: HeldOutShown
}

export interface HeldOutShown {
  readonly declared: string
  readonly as_of: string
  readonly until: string
  readonly rows: number
  readonly came: number
  readonly learnt_from: number
  readonly candidates: Readonly<Record<CandidateName, CandidateQuality>>
}

/** Held against what the rows beside the holdout taught, and nothing else. */
export function heldOutOdds(
  { learnt, rows: taught }: Pick<Taught, 'learnt' | 'rows'>,
  plain: Scorecard,
  { declared, rows, asOf, until }: HeldRows,
): HeldOut {
  const n = new Float64Array(rows.came.length)
  const inBins = (bins: Scorecard['columns'][number]['bins']) => binned(bins, ofKind(bins.kind, bins.name, rows.known))
  const odds = candidateOdds(learnt, { columns: taught.bins.map(inBins), n })
  return {
    odds,
    plain: scorecardOdds(plain, { columns: plain.columns.map(({ bins }) => inBins(bins)), n }),
    shown: {
      declared,
      as_of: asOf,
      until,
      rows: n.length,
      came: rows.came.reduce((sum, one) => sum + one, 0),
      learnt_from: taught.n.reduce((sum, of) => sum + of, 0),
      candidates: byCandidate(name => qualityOf(odds[name], rows.came)),
    },
  }
}
