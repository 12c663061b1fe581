import { type Expression, type RawBuilder, sql } from 'kysely'
import type { Cuts, CutsOf } from './cuts.js'
import { type Measure, measures } from './measures.js'
import type { ScoreRange, SegmentRule } from './segments.js'

/** The columns of the features that are scored. */
export type ValueOf = Readonly<Record<Measure, Expression<unknown>>>

/** `case when value <= cut then … end`: 1 and one more for each cut point below; recency from 5 down. */
export function scoreSql(measure: Measure, value: Expression<unknown>, cuts: Cuts): RawBuilder<bigint> {
  const score = (below: number) => sql.lit(measure === 'recency' ? 5 - below : 1 + below)
  const cases = cuts.map((cut, below) => sql`when ${value} <= ${cutSql(measure, cut)} then ${score(below)}`)
  return sql<bigint>`cast(case ${sql.join(cases, sql` `)} else ${score(4)} end as bigint)`
}

/** The name of the rule that holds the scores, said of the values themselves: a score is a range between two cuts. */
export function segmentSql(rules: readonly SegmentRule[], values: ValueOf, cuts: CutsOf): RawBuilder<string> {
  const cases = rules.map(rule => {
    const ranges = { recency: rule.r, frequency: rule.f, monetary: rule.m }
    const bounds = measures.flatMap(measure => boundsSql(measure, values[measure], cuts[measure], ranges[measure]))
    const all = bounds.length === 0 ? sql`1 = 1` : sql.join(bounds, sql` and `)
    // Names come from the project file: bound, never pasted.
    return sql`when ${all} then ${sql.val(rule.name)}`
  })
  return sql<string>`case ${sql.join(cases, sql` `)} end`
}

/** What a range of scores demands of the value: at most two comparisons. */
function boundsSql(
  measure: Measure,
  value: Expression<unknown>,
  cuts: Cuts,
  range: ScoreRange | undefined,
): readonly RawBuilder<unknown>[] {
  if (range === undefined) return []
  const [low, high] = range
  // The numbers of cut points that may lie below the value.
  const [least, most] = measure === 'recency' ? [5 - high, 5 - low] : [low - 1, high - 1]
  const [above, upTo] = [cuts[least - 1], cuts[most]]
  return [
    ...(above === undefined ? [] : [sql`${value} > ${cutSql(measure, above)}`]),
    ...(upTo === undefined ? [] : [sql`${value} <= ${cutSql(measure, upTo)}`]),
  ]
}

/** A cut point as an exact constant. It was parsed as a number, so it holds nothing but one. */
function cutSql(measure: Measure, cut: string): RawBuilder<unknown> {
  if (!/^-?\d+(\.\d{1,4})?$/.test(cut))
    throw new RangeError(`cut point '${cut}' of ${measure} is no decimal of up to four places`)
  return measure === 'monetary' ? sql`cast(${sql.lit(cut)} as decimal(18,4))` : sql`cast(${sql.lit(cut)} as bigint)`
}
