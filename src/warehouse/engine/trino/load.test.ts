import { access, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openDuckdb } from '../duckdb/duckdb.js'
import { type Engine, rows } from '../engine.js'
import { statement } from '../query.js'
import { literal } from '../quoting.js'
import type { Row } from '../value.js'
import { loadAsRows, loadThroughStore } from './load.js'
import { cluster, emptySchema } from './test-cluster.js'
import type { Load } from './trino.js'

const lake = process.env.KEHU_TRINO_LAKE
const schema = 'kehu_load'
const store = { path: join(lake ?? '', 'kehu'), location: 'local:///kehu' }

/** Every type that is staged; the second row is of NULLs. */
const staged = `select * from (values
  (1::bigint, 2::integer, 0.1::double, date '2024-02-29', timestamp '2024-02-29 23:59:59.999999', 'it''s 中文', true, uuid 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', -0.05::decimal(18,4)),
  (null, null, null, null, null, null, null, null, null)) as t(key, small, share, day, moment, name, flag, id, money)`
const columns = ['key', 'small', 'share', 'day', 'moment', 'name', 'flag', 'id', 'money']

describe.skipIf(!cluster || !lake)('files are handed over to a cluster', () => {
  let folder: string
  let path: string
  let expected: readonly Row[]
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kehu-load-'))
    path = join(folder, 'staged.parquet')
    await using local = await openDuckdb({ path: ':memory:', threads: 1 })
    await local.run(statement(`copy (${staged}) to ${literal(path)} (format parquet)`))
    expected = await rows(local, statement(`select * from (${staged}) as staged order by key`))
  })
  // Each way begins as a night does: nothing lies in its folder of the store.
  beforeEach(() => rm(join(store.path, schema), { recursive: true, force: true }))
  afterAll(() => rm(folder, { recursive: true }))

  const ways: Record<string, () => Load> = {
    'by an external table': () => loadThroughStore({ ...store, catalog: 'stage' }, schema, { spill: folder }),
    'by add_files, where there is no Hive catalog': () => loadThroughStore(store, schema, { spill: folder }),
    'as rows of statements, where there is only SQL': () => loadAsRows({ spill: folder }),
  }

  it.each(Object.entries(ways))('%s', async (_, load) => {
    const engine: Engine = await emptySchema(schema, { work: schema, load: load() })
    const files = await engine.files<Row>([path, path], columns)
    const found = await rows(engine, statement<Row>(`select * from (${engine.compile(files).text}) as f order by key`))
    // UUID has no type in Hive.
    expect(found).toEqual([...expected, ...expected].sort((a, b) => Number(a.key === null) - Number(b.key === null)))
    // Nothing that lies on this machine goes with what the cluster drops.
    await access(path)
  })
})
