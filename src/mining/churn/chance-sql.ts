import { type RawBuilder, sql } from 'kysely'
import { double } from '../../warehouse/engine/portable.js'
import type { Row } from '../../warehouse/engine/value.js'
import type { Bins } from './binning.js'
import type { TreeNode } from './boosted.js'
import type { CandidateName, Learnt } from './learner.js'

/**
 * Every row with `chance`, what the candidate foretells, beside the columns that are named. Each column falls into its bin
 * once, in an inner query; points and trees ask for bins alone.
 *
 * @param rows the relation, with its alias
 * @param columnOf a column as SQL: DOUBLE for numbers, VARCHAR for words, NULL where it is missing
 */
export function chanceRows(
  rows: RawBuilder<unknown>,
  kept: readonly string[],
  learnt: Learnt,
  forecast: CandidateName,
  columnOf: (bins: Bins) => RawBuilder<unknown>,
): RawBuilder<Row> {
  const keys = kept.map(name => sql.ref(name))
  const bins = learnt.scorecard.columns.map(
    (column, at) => sql`${binCase(column.bins, columnOf(column.bins))} as ${binRef(at)}`,
  )
  return sql<Row>`select ${sql.join([...keys, sql`${chanceOf(sql.ref('odds'))} as chance`])}
    from (select ${sql.join([...keys, sql`${oddsOf(learnt, forecast)} as odds`])}
      from (select ${sql.join([...keys, ...bins])} from ${rows}) as in_bins) as foretold`
}

/** The number of the bin into which a value falls. */
function binCase(bins: Bins, value: RawBuilder<unknown>): RawBuilder<number> {
  const ends =
    bins.kind === 'number'
      ? bins.cuts.map((cut, i) => sql`when ${value} <= ${double(cut)} then ${sql.lit(i + 1)}`)
      : bins.levels.map((level, i) => sql`when ${value} = ${sql.lit(level)} then ${sql.lit(i + 1)}`)
  return sql<number>`case when ${value} is null then 0 ${sql.join(ends, sql` `)} else ${sql.lit(ends.length + 1)} end`
}

function binRef(column: number): RawBuilder<number> {
  return sql<number>`${sql.ref(`bin_${column}`)}`
}

function oddsOf({ scorecard, trees }: Learnt, forecast: CandidateName): RawBuilder<number> {
  const points = scorecard.columns.map(({ points: of }, at) => {
    const cases = of.map((point, bin) => sql`when ${sql.lit(bin)} then ${double(point)}`)
    return cases.length === 0 ? double(0) : sql`case ${binRef(at)} ${sql.join(cases, sql` `)} end`
  })
  const byCard = sql<number>`(${sql.join([double(scorecard.intercept), ...points], sql` + `)})`
  const byTrees = sql<number>`(${sql.join([double(trees.base), ...trees.trees.map(treeCase)], sql` + `)})`
  if (forecast === 'scorecard') return byCard
  return forecast === 'trees' ? byTrees : sql<number>`((${byCard} + ${byTrees}) / 2e0)`
}

function treeCase(node: TreeNode): RawBuilder<number> {
  if ('value' in node) return sql<number>`${double(node.value)}`
  const bins = sql.join(node.bins.map(bin => sql.lit(bin)))
  return sql<number>`case when ${binRef(node.column)} in (${bins}) then ${treeCase(node.inside)} else ${treeCase(node.outside)} end`
}

/** 1 ÷ (1 + e^−x); what is below −700 would overflow, and is none in any digit. The long sum stands in it once. */
function chanceOf(odds: RawBuilder<unknown>): RawBuilder<number> {
  return sql<number>`1e0 / (1e0 + exp(-greatest(${odds}, -700e0)))`
}
