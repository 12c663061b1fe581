import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { openDraft } from '../../warehouse/engine/duckdb/draft.js'
import type { Engine } from '../../warehouse/engine/engine.js'
import { rows } from '../../warehouse/engine/engine.js'
import { query, statement } from '../../warehouse/engine/query.js'
import { cluster, emptySchema } from '../../warehouse/engine/trino/test-cluster.js'
import { compilable } from '../compilable.js'
import { numbers } from '../random.js'
import { binnedRows } from './binned-rows.js'
import { type Bins, binned, binsOf, type Known } from './binning.js'
import { usualTrees } from './boosted.js'
import { askedOf, binRows, chanceOf, termsOf } from './chance-sql.js'
import { asIs } from './column-sql.js'
import { candidateNames, candidateOdds, type Learnt, learn, treesFor } from './learner.js'
import { chance } from './logistic.js'
import type { TreeNode } from './tree.js'

/** Numbers and words with gaps, a rare word and one with a quote; one who leaves is likelier where x is small. */
const made = `select i as customer_key,
  case when i % 9 = 0 then null else cast(i * 7 % 50 as double) / 4e0 end as x,
  case when i % 11 = 0 then null when i = 5 then 'rare' when i % 3 = 0 then 'it''s' else 'other' || cast(i % 2 as varchar) end as w,
  case when (i * 7 % 50) + (i * 13 % 30) < 30 then 1 else 0 end as came
  from range(1, 401) as t(i) order by i`

it('SQL foretells of each row what TypeScript does', async () => {
  await using engine = await openDraft({ path: ':memory:', threads: 2 })
  const seen = await rows(
    engine,
    statement<{ customer_key: bigint; x: number | null; w: string | null; came: number }>(made),
  )
  const known: readonly Known[] = [
    { kind: 'number', name: 'x', values: seen.map(({ x }) => x) },
    { kind: 'word', name: 'w', values: seen.map(({ w }) => w) },
  ]
  const bins = known.map(one => binsOf(one))
  const taught = learn(
    binnedRows(
      bins,
      known,
      seen.map(({ came }) => came),
    ),
    { trees: usualTrees },
  )
  if (!taught) throw new Error('nothing was learnt')
  const { learnt } = taught
  const columns = known.map((one, i) => binned(bins[i] ?? binsOf(one), one))
  const odds = candidateOdds(learnt, { columns, n: new Float64Array(seen.length) })
  for (const name of candidateNames) {
    const { columns: terms, odds: asked } = termsOf(learnt, name)
    const found = await rows(
      engine,
      query(() =>
        compilable(
          sql<{ customer_key: bigint; chance: number }>`select customer_key, ${chanceOf(asked)} as chance
            from (select ${sql.join([sql.ref('customer_key'), ...terms])} from (${binRows(sql`(${sql.raw(made)}) as features`, ['customer_key'], bins, askedOf(learnt, name), ({ name: column }) => asIs(sql.ref(column)))}) as in_bins) as said
            order by customer_key`,
        ),
      ),
    )
    expect(found).toHaveLength(400)
    for (const [i, row] of found.entries())
      expect(Math.abs(row.chance - chance(odds[name][i] ?? 9))).toBeLessThan(1e-12)
    expect(new Set(found.map(row => row.chance)).size).toBeGreaterThan(20)
  }
})

/** Thirty columns of twenty bins, and trees as large and as many as are ever learnt. */
function largest(): { readonly learnt: Learnt; readonly bins: readonly Bins[] } {
  const next = numbers(7)
  const any = (most: number) => Math.floor(next() * most)
  const columns = 30
  const bins = Array.from({ length: columns }, (_, at): Bins => {
    const cuts = Array.from({ length: 19 }, (_, i) => (i + 1) / 20)
    return { kind: 'number', name: `x${at}`, cuts }
  })
  const grown = (leaves: number): TreeNode => {
    if (leaves === 1) return { value: next() - 0.5 }
    const inside = 1 + any(leaves - 1)
    const some = Array.from({ length: 21 }, (_, bin) => bin).filter(bin => bin === 0 || next() < 0.5)
    return { column: any(columns), bins: some, inside: grown(inside), outside: grown(leaves - inside) }
  }
  const { trees, leaves } = treesFor(1e6)
  const points = () => Array.from({ length: 21 }, () => next() - 0.5)
  return {
    bins,
    learnt: {
      scorecard: { intercept: -0.5, columns: bins.map(one => ({ bins: one, points: points() })) },
      trees: { base: 0.25, trees: Array.from({ length: trees }, () => grown(leaves)) },
    },
  }
}

/** @param from the numbers from 1 to 50, as `t(i)` */
async function largestForetells(engine: Engine, from: string): Promise<void> {
  const { learnt, bins } = largest()
  const places = Array.from({ length: 50 }, (_, i) => i + 1)
  const known = bins.map(({ name }, at): Known => {
    return { kind: 'number', name, values: places.map(i => ((i * (331 + 2 * at)) % 1009) / 1009) }
  })
  const columns = known.map((one, at) => binned(bins[at] ?? binsOf(one), one))
  const made = bins.map(({ name }, at) => `cast(mod(i * ${331 + 2 * at}, 1009) as double) / 1009e0 as ${name}`)
  const features = sql.raw(`(select i as customer_key, ${made.join(', ')} from ${from}) as features`)
  const { columns: terms, odds } = termsOf(learnt, 'both')
  const inBins = binRows(features, ['customer_key'], bins, askedOf(learnt, 'both'), ({ name }) => asIs(sql.ref(name)))
  const found = await rows(
    engine,
    query(() =>
      compilable(
        sql<{ customer_key: bigint; odds: number }>`select customer_key, ${odds} as odds
          from (select ${sql.join([sql.ref('customer_key'), ...terms])} from (${inBins}) as in_bins) as said order by customer_key`,
      ),
    ),
  )
  expect(found).toHaveLength(50)
  const expected = candidateOdds(learnt, { columns, n: new Float64Array(50) }).both
  for (const [i, row] of found.entries()) expect(row.odds).toBeCloseTo(expected[i] ?? Number.NaN, 9)
}

it('columns that say nothing are not asked for their bins', () => {
  const points = (of: number) => [of, 0, -of]
  const bins = ['a', 'b', 'c', 'd'].map((name): Bins => ({ kind: 'number', name, cuts: [1] }))
  const card = { intercept: 0, columns: bins.map((one, at) => ({ bins: one, points: points(at === 1 ? 1 : 0) })) }
  const tree: TreeNode = { column: 3, bins: [1], inside: { value: 1 }, outside: { value: 2 } }
  const learnt = { scorecard: card, trees: { base: 0, trees: [tree] } }
  expect(candidateNames.map(name => [...askedOf(learnt, name)])).toEqual([[1], [3], [1, 3]])
  const asked = binRows(sql`features`, ['customer_key'], bins, askedOf(learnt, 'both'), ({ name }) =>
    asIs(sql.ref(name)),
  )
  expect(compilable(asked).compile().sql).toBe(
    'select "customer_key", case when "b" is null then 0 when "b" <= 1e+0 then 1 else 2 end as "bin_1", case when "d" is null then 0 when "d" <= 1e+0 then 1 else 2 end as "bin_3" from features',
  )
  expect(termsOf(learnt, 'both').columns).toHaveLength(2)
})

it('the largest trees are scored in an engine', async () => {
  await using engine = await openDraft({ path: ':memory:', threads: 2 })
  await largestForetells(engine, 'range(1, 51) as t(i)')
})

it.skipIf(!cluster)('the largest trees are no expression too large for a cluster', { timeout: 120_000 }, async () => {
  await using engine = await emptySchema('largest_trees')
  await largestForetells(engine, 'unnest(sequence(1, 50)) as t(i)')
})
