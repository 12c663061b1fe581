import { scores } from './cuts.js'

/** From the lowest to the highest score, both included. */
export type ScoreRange = readonly [number, number]

/** Customers with these scores belong to the segment; `m` absent means any. The best segment stands first. */
export interface SegmentRule {
  readonly name: string
  readonly r: ScoreRange
  readonly f: ScoreRange
  readonly m?: ScoreRange
}

/**
 * The map of recency and frequency that is copied most in open code: ten segments that part the 25 cells exactly, in
 * sizes of 4, 4, 2, 2, 1, 4, 1, 1, 4 and 2 (hibernating, at risk, cannot lose, about to sleep, need attention, loyal,
 * promising, new, potential loyalists, champions).
 */
export const defaultRules: readonly SegmentRule[] = [
  { name: 'champions', r: [5, 5], f: [4, 5] },
  { name: 'loyal', r: [3, 4], f: [4, 5] },
  { name: 'potential_loyalists', r: [4, 5], f: [2, 3] },
  { name: 'new', r: [5, 5], f: [1, 1] },
  { name: 'promising', r: [4, 4], f: [1, 1] },
  { name: 'need_attention', r: [3, 3], f: [3, 3] },
  { name: 'about_to_sleep', r: [3, 3], f: [1, 2] },
  { name: 'at_risk', r: [1, 2], f: [3, 4] },
  { name: 'cannot_lose', r: [1, 2], f: [5, 5] },
  { name: 'hibernating', r: [1, 2], f: [1, 2] },
]

/** The rule that holds a cell. Rules that passed `faultOf` have exactly one. */
export function ruleOf(rules: readonly SegmentRule[], r: number, f: number, m: number): SegmentRule | undefined {
  return rules.find(rule => holds(rule, r, f, m))
}

/** The first cell that two rules hold or none does, in words; null for rules that part all 125 cells exactly. */
export function faultOf(rules: readonly SegmentRule[]): string | null {
  for (const r of scores) {
    for (const f of scores) {
      for (const m of scores) {
        const [one, other] = rules.filter(rule => holds(rule, r, f, m))
        const cell = `the cell r = ${r}, f = ${f}, m = ${m}`
        if (one === undefined)
          return `no rule holds ${cell}; expected each of the 125 cells in one rule: widen a range or add a rule`
        if (other !== undefined) {
          return `'${one.name}' and '${other.name}' both hold ${cell}; expected each of the 125 cells in one rule: narrow one of them`
        }
      }
    }
  }
  return null
}

/** Names in the order of their rules, each once: the best segment first. */
export function segmentOrder(rules: readonly SegmentRule[]): readonly string[] {
  return [...new Set(rules.map(rule => rule.name))]
}

function holds(rule: SegmentRule, r: number, f: number, m: number): boolean {
  return within(rule.r, r) && within(rule.f, f) && (rule.m === undefined || within(rule.m, m))
}

function within([low, high]: ScoreRange, score: number): boolean {
  return low <= score && score <= high
}
