import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { openDraft } from '../../warehouse/engine/duckdb/draft.js'
import { rows } from '../../warehouse/engine/engine.js'
import { query, statement } from '../../warehouse/engine/query.js'
import { compilable } from '../compilable.js'
import { binnedRows } from './binned-rows.js'
import { binned, binsOf, type Known } from './binning.js'
import { binRows, chanceOf, oddsOf } from './chance-sql.js'
import { candidateNames, candidateOdds, learn } from './learner.js'
import { chance } from './logistic.js'

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
  )
  if (!taught) throw new Error('nothing was learnt')
  const { learnt } = taught
  const columns = known.map((one, i) => binned(bins[i] ?? binsOf(one), one))
  const odds = candidateOdds(learnt, { columns, n: new Float64Array(seen.length) })
  for (const name of candidateNames) {
    const found = await rows(
      engine,
      query(() =>
        compilable(
          sql<{ customer_key: bigint; chance: number }>`select customer_key, ${chanceOf(oddsOf(learnt, name))} as chance
            from (${binRows(sql`(${sql.raw(made)}) as features`, ['customer_key'], bins, ({ name: column }) => sql.ref(column))}) as in_bins
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
