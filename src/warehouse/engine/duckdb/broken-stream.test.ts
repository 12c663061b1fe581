import { expect, test } from 'vitest'
import { chunksOf, failsWith } from '../contract/fixture.js'
import { rows } from '../engine.js'
import { statement } from '../query.js'
import { openDuckdb } from './duckdb.js'

const from = (broken: number) =>
  `select cast(case when range = ${broken} then 'x' else '1' end as bigint) as a from range(900000)`

test.each([0, 150_000, 500_001, 899_999])(
  'an answer that breaks at row %d is an error, never a shorter answer',
  async broken => {
    for (const sandboxed of [false, true]) {
      await using engine = await openDuckdb({ path: ':memory:', sandboxed })
      const error = await failsWith('conversion', chunksOf(engine, from(broken)))
      expect(error.statement).toBe(from(broken))
      expect(await rows(engine, statement('select 1 as a'))).toEqual([{ a: 1 }])
    }
  },
)

test('a whole one is not', async () => {
  await using engine = await openDuckdb({ path: ':memory:' })
  expect(await rows(engine, statement(`select count(*) as n from (${from(-1)})`))).toEqual([{ n: 900_000n }])
  let read = 0
  for await (const { a } of engine.read<{ a: bigint }>(statement(from(-1)))) read += a.length
  expect(read).toBe(900_000)
})
