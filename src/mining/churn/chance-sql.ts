import { type RawBuilder, sql } from 'kysely'
import { double } from '../../warehouse/engine/portable.js'
import type { Row } from '../../warehouse/engine/value.js'
import { sumOf } from '../sum-of.js'
import type { Bins } from './binning.js'
import type { ColumnSql } from './column-sql.js'
import type { CandidateName, Learnt } from './learner.js'
import type { TreeNode } from './tree.js'

/**
 * Every row with the bin of each column that is asked for, `bin_0`, `bin_1` …, beside the columns that are named. Each column
 * falls into its bin once, here; points and trees ask for bins alone.
 *
 * @param rows the relation, with its alias
 * @param asked places of the columns whose bins say anything: of many columns most are noise, and a cluster takes no more
 * than so many letters
 */
export function binRows(
  rows: RawBuilder<unknown>,
  kept: readonly string[],
  bins: readonly Bins[],
  asked: ReadonlySet<number>,
  columnOf: (bins: Bins) => ColumnSql,
): RawBuilder<Row> {
  const names = kept.map(name => sql.ref(name))
  const places = [...bins.entries()].filter(([at]) => asked.has(at))
  const cases = places.map(([at, one]) => sql`${binCase(one, columnOf(one))} as ${binRef(at)}`)
  return sql<Row>`select ${sql.join([...names, ...cases])} from ${rows}`
}

/** The columns of which a candidate asks anything: those with points, those of trees. */
export function askedOf({ scorecard, trees }: Learnt, forecast: CandidateName): ReadonlySet<number> {
  const ofCard = forecast === 'trees' ? [] : [...scorecard.columns.keys()].filter(at => hasPoints(scorecard, at))
  const ofTrees = forecast === 'scorecard' ? [] : trees.trees.flatMap(columnsIn)
  return new Set([...ofCard, ...ofTrees])
}

export function hasPoints({ columns }: Learnt['scorecard'], at: number): boolean {
  return columns[at]?.points.some(point => point !== 0) ?? false
}

function columnsIn(node: TreeNode): readonly number[] {
  return 'value' in node ? [] : [node.column, ...columnsIn(node.inside), ...columnsIn(node.outside)]
}

/** The number of the bin into which a value falls. */
export function binCase(bins: Bins, { value, missing }: ColumnSql): RawBuilder<number> {
  const ends =
    bins.kind === 'number'
      ? bins.cuts.map((cut, i) => sql`when ${value} <= ${double(cut)} then ${sql.lit(i + 1)}`)
      : bins.levels.map((level, i) => sql`when ${value} = ${sql.lit(level)} then ${sql.lit(i + 1)}`)
  return sql<number>`case when ${missing} then 0 ${sql.join(ends, sql` `)} else ${sql.lit(ends.length + 1)} end`
}

export function binRef(column: number): RawBuilder<number> {
  return sql<number>`${sql.ref(`bin_${column}`)}`
}

/** Log odds as a sum of columns: what each column of a scorecard and each tree says. */
export interface Terms {
  /** Over `binRows`: each with its name. */
  readonly columns: readonly RawBuilder<unknown>[]
  /** Over the rows that have these columns. */
  readonly odds: RawBuilder<number>
}

/**
 * What a candidate adds up. Each term is a column of an inner query: a cluster compiles each expression of a query into one
 * method, and none as large as all terms together.
 *
 * @param name before the numbers of the columns, where a query has terms of several
 */
export function termsOf({ scorecard, trees }: Learnt, forecast: CandidateName, name = 'term'): Terms {
  const points = scorecard.columns.flatMap(({ points: of }, at) =>
    hasPoints(scorecard, at) ? [byBin(at, of.map(double), double(0))] : [],
  )
  const ofCard = forecast === 'trees' ? [] : points
  const ofTrees = forecast === 'scorecard' ? [] : trees.trees.map(treeCase)
  const ref = (at: number) => sql.ref(`${name}_${at}`)
  const columns = [...ofCard, ...ofTrees].map((term, at) => sql`${term} as ${ref(at)}`)
  const refs = columns.map((_, at) => namedTwice(ref(at)))
  const byCard = sumOf([double(scorecard.intercept), ...refs.slice(0, ofCard.length)])
  const byTrees = sumOf([double(trees.base), ...refs.slice(ofCard.length)])
  if (forecast === 'both') return { columns, odds: sql<number>`((${byCard} + ${byTrees}) / 2e0)` }
  return { columns, odds: forecast === 'trees' ? byTrees : byCard }
}

/** Trino puts a column that is named once in the place of its name, and all terms would be one expression again. */
function namedTwice(ref: RawBuilder<unknown>): RawBuilder<number> {
  return sql<number>`case when ${ref} is null then 0e0 else ${ref} end`
}

/** The value of each bin of a column; `none` where it has no bins. */
export function byBin(column: number, values: readonly unknown[], none: unknown): RawBuilder<number> {
  if (values.length === 0) return sql<number>`${none}`
  const cases = values.map((value, bin) => sql`when ${sql.lit(bin)} then ${value}`)
  return sql<number>`case ${binRef(column)} ${sql.join(cases, sql` `)} end`
}

function treeCase(node: TreeNode): RawBuilder<number> {
  if ('value' in node) return sql<number>`${double(node.value)}`
  return sql<number>`case when ${isOneOf(binRef(node.column), node.bins)} then ${treeCase(node.inside)} else ${treeCase(node.outside)} end`
}

/**
 * Whether a bin is one of some, told by runs of bins that follow each other: DuckDB makes a join of every longer list of
 * `in`, of which trees have hundreds, and plans and runs each.
 */
function isOneOf(bin: RawBuilder<number>, bins: readonly number[]): RawBuilder<boolean> {
  const runs: { first: number; last: number }[] = []
  for (const one of bins) {
    const run = runs.at(-1)
    if (run?.last === one - 1) run.last = one
    else runs.push({ first: one, last: one })
  }
  const each = runs.map(({ first, last }) =>
    first === last ? sql`${bin} = ${sql.lit(first)}` : sql`${bin} between ${sql.lit(first)} and ${sql.lit(last)}`,
  )
  return sql<boolean>`(${sql.join(each, sql` or `)})`
}

/** 1 ÷ (1 + e^−x); what is below −700 would overflow, and is none in any digit. The long sum stands in it once. */
export function chanceOf(odds: RawBuilder<unknown>): RawBuilder<number> {
  return sql<number>`1e0 / (1e0 + exp(-greatest(coalesce(${odds}, -7e2), -7e2)))`
}
