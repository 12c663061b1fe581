import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openDuckdb } from '../src/warehouse/engine/duckdb/duckdb.js'
import { rows } from '../src/warehouse/engine/engine.js'
import { statement } from '../src/warehouse/engine/query.js'
import { literal } from '../src/warehouse/engine/quoting.js'
import { loadAsRows, loadThroughStore } from '../src/warehouse/engine/trino/load.js'
import type { LoadWay } from '../src/warehouse/engine/trino/load-way.js'
import { openTrino } from '../src/warehouse/engine/trino/trino.js'

export interface HandedOver {
  readonly rows: number
  readonly seconds: number
}

/** Takes staged files to a cluster by one way, and into a table there. */
export async function handOver(
  way: LoadWay,
  paths: readonly string[],
  { url, lake, folder }: { readonly url: string; readonly lake: string; readonly folder: string },
): Promise<HandedOver> {
  const schema = 'kehu_bench_load'
  const spill = join(folder, 'spill')
  rmSync(spill, { recursive: true, force: true })
  mkdirSync(spill)
  const limits = { spill, memory: '512MB' }
  const catalog = way === 'external' ? { catalog: 'stage' } : {}
  const store = { path: join(lake, 'kehu'), location: 'local:///kehu', ...catalog }
  const load = way === 'rows' ? loadAsRows(limits) : loadThroughStore(store, schema, limits)
  // The way before may have left its files: an external table does not own them.
  rmSync(join(store.path, schema), { recursive: true, force: true })
  await using engine = openTrino({ url, user: 'kehu', catalog: 'lake', schema, work: schema, load })
  await engine.run(statement(`create schema if not exists ${schema}`))
  const columns = await columnsOf(paths)
  const started = performance.now()
  const query = await engine.files(paths, columns)
  await engine.replace({ name: 'handed_over', meaning: '', grain: [], columns: [], ddl: null }, query)
  const seconds = (performance.now() - started) / 1000
  const [found] = await rows(engine, statement<{ n: bigint }>('select count(*) as n from handed_over'))
  await engine.run(statement('drop table handed_over'))
  await engine.run(statement(`drop schema ${schema} cascade`))
  return { rows: Number(found?.n ?? 0), seconds }
}

async function columnsOf([path = '']: readonly string[]): Promise<readonly string[]> {
  await using local = await openDuckdb({ path: ':memory:' })
  const found = await local.describe(statement(`select * from read_parquet(${literal(path)})`))
  // What is wrong with a record travels apart.
  return found.filter(({ type }) => !type.endsWith('[]')).map(({ name }) => name)
}
