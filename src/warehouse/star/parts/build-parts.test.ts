import { afterAll, beforeAll, expect, it } from 'vitest'
import type { EntityName } from '../../../config/entity.js'
import { openDraft } from '../../engine/duckdb/draft.js'
import type { Engine } from '../../engine/engine.js'
import { rows } from '../../engine/engine.js'
import { statement } from '../../engine/query.js'
import { buildParts } from './build-parts.js'
import type { Part } from './part.js'
import { standingTables } from './part-tables.js'

let engine: Engine
beforeAll(async () => {
  engine = await openDraft({ path: ':memory:', threads: 1 })
  for (const { ddl } of standingTables()) await engine.run(statement(ddl ?? ''))
})
afterAll(() => engine[Symbol.asyncDispose]())

/** The verbs that are asked of an engine while parts are built without any file. */
async function asked(parts: readonly Part[]): Promise<readonly string[]> {
  const verbs: string[] = []
  const counted = new Proxy(engine, {
    get(target, name) {
      const value = Reflect.get(target, name)
      if (typeof value !== 'function') return value
      return (...given: readonly unknown[]) => {
        if (name !== 'compile') verbs.push(String(name))
        return value.apply(target, given)
      }
    },
  })
  const none = {
    files: 0,
    feeds: new Set<EntityName>(),
    policies: [],
    hasTombstones: false,
    byAccount: false,
    hasRates: false,
  }
  const staged = async () => statement('select 1 as a where 1 = 0')
  await buildParts(counted, { ...none, staged, parts: new Set(parts) })
  return verbs
}

it('customers, products and lines alone cost no statement: on a cluster each takes its time', async () => {
  expect(await asked(['customer', 'product', 'order_line', 'return_line'])).toEqual([])
})

it('a part makes its tables once; a night without its files only says that nothing went', async () => {
  const parts = ['customer', 'interaction'] as const
  expect(await asked(parts)).toEqual(['read', 'run', 'run'])
  expect(await asked(parts)).toEqual(['read', 'run'])
  const there = await rows(
    engine,
    statement<{ name: string }>(
      "select table_name as name from information_schema.tables where table_schema = 'main' and table_name like 'fct_%' order by 1",
    ),
  )
  expect(there.map(({ name }) => name)).toEqual(['fct_interaction', 'fct_order_line', 'fct_return_line'])
})
