import { copyFile, mkdir, mkdtemp, open, readdir, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { failsWith } from '../contract/fixture.js'
import { rows } from '../engine.js'
import { statement } from '../query.js'
import type { TableSchema } from '../table-schema.js'
import { openDuckdb } from './duckdb.js'
import type { DuckdbOptions } from './options.js'

let folder: string
let large: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kehu-limits-'))
  large = join(folder, 'large.duckdb')
  await mkdir(join(folder, 'spill'))
  const text =
    'create table t as select range as a, md5(cast(range as varchar)) as b, md5(cast(-range as varchar)) as c from range(2000000)'
  await within({ path: large, threads: 2 }, engine => engine.run(statement(text)))
})
afterAll(() => rm(folder, { recursive: true }))

async function within<T>(
  options: DuckdbOptions,
  work: (engine: Awaited<ReturnType<typeof openDuckdb>>) => Promise<T>,
): Promise<T> {
  const engine = await openDuckdb(options)
  try {
    return await work(engine)
  } finally {
    await engine[Symbol.asyncDispose]()
  }
}

/** 190 MB of rows in an order that is not theirs. */
const sort = statement<{ n: bigint }>(
  'select count(*) as n from (select b, row_number() over (order by c, a) as r from t)',
)

test.each([false, true])('a sort larger than memory spills (sandboxed: %s)', async sandboxed => {
  const options = { path: large, threads: 2, memory: '100MB', readOnly: true, sandboxed, spill: join(folder, 'spill') }
  const spilled = await within(options, async engine => {
    let found = 0
    const watch = setInterval(async () => {
      found = Math.max(found, (await readdir(join(folder, 'spill'))).length)
    }, 5)
    expect(await rows(engine, sort)).toEqual([{ n: 2_000_000n }])
    clearInterval(watch)
    return found
  })
  expect(spilled).toBeGreaterThan(0)
})

test('without a spill directory it fails for memory, and the engine is usable afterwards', async () => {
  await within({ path: large, threads: 2, memory: '100MB', readOnly: true }, async engine => {
    await failsWith('memory', rows(engine, sort))
    expect(await rows(engine, statement('select count(*) as n from t'))).toEqual([{ n: 2_000_000n }])
  })
})

test('threads and memory are bounded as told', async () => {
  const settings = statement("select current_setting('threads') as threads, current_setting('memory_limit') as memory")
  const [found] = await within({ path: ':memory:', threads: 3, memory: '256MiB' }, engine => rows(engine, settings))
  expect(found).toEqual({ threads: 3n, memory: '256.0 MiB' })
})

test.each(["select * from read_xlsx('x.xlsx')", "select * from 's3://a/b.parquet'", 'load excel'])(
  'no extension comes from the network by itself: %s',
  async text => {
    await within({ path: ':memory:' }, async engine => {
      await engine.run(statement("set extension_directory = '/nowhere'"))
      await failsWith(text.startsWith('load') ? 'disk' : 'missing', engine.run(statement(text)))
    })
  },
)

test('a table that may not be written', async () => {
  const table: TableSchema = {
    name: 'u',
    meaning: '',
    grain: [],
    columns: [{ name: 'a', type: 'bigint', nullable: true, personal: false, lineage: false, meaning: '' }],
    ddl: '',
  }
  await within({ path: large, readOnly: true }, async engine => {
    await failsWith('forbidden', engine.run(statement('create table u(a bigint)')))
    await failsWith('forbidden', engine.run(statement('delete from t')))
    await failsWith('forbidden', engine.replace(table, statement('select 1 as a')))
  })
})

test('a file that is none', async () => {
  await failsWith('disk', openDuckdb({ path: join(folder, 'nope.duckdb'), readOnly: true }))
  await failsWith(
    'disk',
    within({ path: ':memory:' }, engine => engine.run(statement("copy (select 1 as a) to '/nowhere/x.csv'"))),
  )
})

test('a text file, a cut file, a flipped bit: corrupt', async () => {
  const path = join(folder, 'broken.duckdb')
  await writeFile(path, 'id,name\n'.repeat(2000))
  await failsWith('corrupt', openDuckdb({ path }))
  await copyFile(large, path)
  await flip(path, 4096 + 20)
  await failsWith('corrupt', openDuckdb({ path }))
  await copyFile(large, path)
  await truncate(path, 300_000)
  await failsWith(
    'corrupt',
    within({ path }, engine => rows(engine, statement('select max(b) as b from t'))),
  )
})

async function flip(path: string, at: number): Promise<void> {
  const file = await open(path, 'r+')
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, at)
  await file.write(Buffer.of((buffer[0] ?? 0) ^ 1), 0, 1, at)
  await file.close()
}
