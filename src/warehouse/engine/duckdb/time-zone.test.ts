import { expect, test } from 'vitest'
import { rows } from '../engine.js'
import { statement } from '../query.js'
import { openDuckdb } from './duckdb.js'

// All tests run far from UTC (vitest.config.ts): the engine takes the zone of its host, and ours must not.
test('the host is elsewhere', async () => {
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const answer = await connection.runAndReadAll("select current_setting('TimeZone')")
  expect(answer.getRows()).toEqual([[process.env.TZ]])
  expect(process.env.TZ).not.toBe('UTC')
  connection.closeSync()
  instance.closeSync()
})

test.each([false, true])('every connection is in UTC and divides by 0 to NULL (sandboxed: %s)', async sandboxed => {
  const engine = await openDuckdb({ path: ':memory:', sandboxed })
  const text = `select
    date_trunc('day', cast('2024-01-01 23:00:00+00' as timestamp with time zone)) as day,
    cast(cast('2024-01-01 23:00:00+00' as timestamp with time zone) as date) as date,
    cast(cast('2024-01-01 23:00:00.000001' as timestamp(6)) as timestamp with time zone) as instant,
    1e0 / 0 as none`
  for (let i = 0; i < 3; i++) {
    expect(await rows(engine, statement(text))).toEqual([
      { day: '2024-01-01T00:00:00.000000Z', date: '2024-01-01', instant: '2024-01-01T23:00:00.000001Z', none: null },
    ])
  }
  if (!sandboxed) {
    await engine.run(
      statement(
        "create table t as select cast(cast('2024-01-01 23:00:00+00' as timestamp with time zone) as date) as d",
      ),
    )
    expect(await rows(engine, statement('select d from t'))).toEqual([{ d: '2024-01-01' }])
  }
  await engine[Symbol.asyncDispose]()
})
