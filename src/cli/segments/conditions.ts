import type { ScoreRange, SegmentRule } from '../../mining/rfm/segments.js'
import type { Threshold } from '../../mining/rfm/thresholds.js'

/**
 * What it takes to belong to a segment, in values: `≤ 32`, `33–120`, `≥ 6`, `any`; `none possible` where equal cut points
 * leave no value for the score; NULL where nothing was learnt.
 */
export type Conditions = {
  readonly days_since_last: string | null
  readonly orders: string | null
  readonly spent: string | null
}

/** The rules of one segment in the values of the cut points; several rules are joined by "or". */
export function conditions(rules: readonly SegmentRule[], learnt: readonly Threshold[]): Conditions {
  const say = (measure: Threshold['measure'], range: (rule: SegmentRule) => ScoreRange | undefined) => {
    const known = learnt.filter(threshold => threshold.measure === measure)
    if (known.length === 0 || rules.length === 0) return null
    const said = rules.flatMap(rule => words(range(rule) ?? [1, 5], known) ?? [])
    return [...new Set(said)].join(' or ') || 'none possible'
  }
  return {
    days_since_last: say('recency', rule => rule.r),
    orders: say('frequency', rule => rule.f),
    spent: say('monetary', rule => rule.m),
  }
}

function words([low, high]: ScoreRange, known: readonly Threshold[]): string | null {
  if (low === 1 && high === 5) return 'any'
  // Where two cut points are equal no value has the score between them: both its ends are open.
  const held = known.filter(({ score, from, to }) => score >= low && score <= high && (from !== null || to !== null))
  const [first] = held
  if (!first) return null
  const ends = { from: held.some(({ from }) => from === null), to: held.some(({ to }) => to === null) }
  const from = ends.from ? null : least(held.map(threshold => threshold.from ?? '0'))
  const to = ends.to ? null : most(held.map(threshold => threshold.to ?? '0'))
  if (from === null) return to === null ? 'any' : `≤ ${to}`
  if (to === null) return `≥ ${from}`
  return from === to ? from : `${from}–${to}`
}

function least(values: readonly string[]): string {
  return values.reduce((best, value) => (Number(value) < Number(best) ? value : best))
}

function most(values: readonly string[]): string {
  return values.reduce((best, value) => (Number(value) > Number(best) ? value : best))
}
