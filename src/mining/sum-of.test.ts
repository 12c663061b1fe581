import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openDuckdb } from '../warehouse/engine/duckdb/duckdb.js'
import { rows } from '../warehouse/engine/engine.js'
import { query } from '../warehouse/engine/query.js'
import { compilable } from './compilable.js'
import { sumOf } from './sum-of.js'

test.each([1, 32, 33, 2500])('%d terms are one number', async count => {
  await using engine = await openDuckdb({ path: ':memory:', threads: 1 })
  const terms = Array.from({ length: count }, (_, i) => sql`${sql.lit(i)}e0`)
  const answer = query<{ total: number }>(() => compilable(sql<{ total: number }>`select ${sumOf(terms)} as total`))
  expect(await rows(engine, answer)).toEqual([{ total: (count * (count - 1)) / 2 }])
})
