import { expect, it } from 'vitest'
import { openDuckdb } from '../../engine/duckdb/duckdb.js'
import { rows } from '../../engine/engine.js'
import { statement } from '../../engine/query.js'
import { table } from '../../tables.js'
import { completeTables } from './complete-tables.js'

it('a history of an earlier Kehu goes on with the columns that came since', async () => {
  await using engine = await openDuckdb({ path: ':memory:', threads: 1 })
  await engine.run(
    statement(`create table score_churn_history as
      select cast(7 as bigint) as customer_key, date '2024-05-01' as as_of, 0.5e0 as chance`),
  )
  await completeTables(engine, ['score_churn_history', 'score_rfm_history'])
  const found = await rows(engine, statement('select * from score_churn_history'))
  expect(found).toEqual([expect.objectContaining({ customer_key: 7n, chance: 0.5, has_left: null, reason_3: null })])
  const names = Object.keys(found[0] ?? {}).sort()
  expect(names).toEqual(
    table('score_churn_history')
      .columns.map(column => column.name)
      .sort(),
  )
})
