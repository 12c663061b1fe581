import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chunksOf, failsWith, once } from '../contract/fixture.js'
import type { Engine } from '../engine.js'
import { rows } from '../engine.js'
import { EngineError } from '../engine-error.js'
import { statement } from '../query.js'
import { openDuckdb } from './duckdb.js'

let folder: string
let engine: Engine
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kehu-sandbox-'))
  await mkdir(join(folder, 'spill'))
  await writeFile(join(folder, 'secret.csv'), 'a\n1\n')
  await writeFile(join(folder, 'spill', 'secret.csv'), 'a\n1\n')
  const path = join(folder, 'a.duckdb')
  const writer = await openDuckdb({ path })
  await writer.run(statement('create table t as select range as a from range(10)'))
  await writer.run(statement('create schema work'))
  await writer.run(statement('create table work.u as select 1 as a'))
  await writer.run(statement(`copy t to '${join(folder, 'spill', 't.parquet')}' (format parquet)`))
  await writer[Symbol.asyncDispose]()
  engine = await openDuckdb({ path, readOnly: true, sandboxed: true, spill: join(folder, 'spill') })
})
afterAll(async () => {
  await engine[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})

test.each([
  'select a from t where a > $1 order by a desc limit 2',
  'with x as (select a from t) select count(*) as n from x join range(3) r(i) on r.i = x.a',
  'select * from work.u union all select 2',
  'select table_name from information_schema.tables',
  'describe select a from t',
  'values (1)',
  "select 'read_csv(''x'')' as a, 1 as \"/etc/passwd\"",
])('reads tables: %s', async text => {
  const values = text.includes('$1') ? [7] : []
  expect((await rows(engine, statement(text, values))).length).toBeGreaterThan(0)
  expect((await engine.describe(statement(text.replace(/^describe /, ''), values))).length).toBeGreaterThan(0)
})

const files = () =>
  ['secret.csv', 'spill/secret.csv', 'spill/t.parquet', 'spill/*', 'a.duckdb'].map(name => join(folder, name))

describe('refuses to read', () => {
  test.each([
    'read_csv',
    'read_text',
    'read_blob',
    'read_json',
    'read_parquet',
    'sniff_csv',
    'parquet_metadata',
    'parquet_scan',
    'glob',
    'read_duckdb',
  ])('%s of any file, its own included', async name => {
    for (const file of files()) await forbidden(`select * from ${name}('${file}')`)
    for (const file of files()) await forbidden(`select (select count(*) from ${name}('${file}')) as a from t`)
  })

  test('a file by its name', async () => {
    for (const file of files()) await forbidden(`select * from '${file}'`)
    for (const file of files()) await forbidden(`from "${file}"`)
  })

  test('in other ways', async () => {
    await forbidden("select * from 'http://localhost/x.csv'")
    await forbidden("select * from query('select 1')")
    await forbidden("select * from query_table('t')")
    await forbidden("select getenv('HOME') as a")
    await forbidden("select current_setting('temp_directory') as a")
    await forbidden('select * from duckdb_settings()')
    await forbidden('select * from duckdb_secrets()')
    await forbidden("select * from which_secret('a', 'b')")
  })
})

test.each([
  "copy t to 'x.csv'",
  "copy (select 1) to 'spill/x.csv'",
  "copy t from 'x.csv'",
  "attach 'x.duckdb'",
  "attach ':memory:' as m",
  'detach a',
  "export database 'x'",
  'install excel',
  'load excel',
  'set threads = 1',
  "set global TimeZone = 'Asia/Tokyo'",
  'reset threads',
  'set variable x = 1',
  'pragma threads = 1',
  'pragma database_size',
  'call checkpoint()',
  'select * from checkpoint()',
  'checkpoint',
  'vacuum',
  'select * from enable_logging()',
  "select write_log('x') as a",
  'begin',
  'prepare p as select 1',
  'execute p',
  'use work',
  'explain analyze insert into t values (1)',
  'create table x as select 1 as a',
  'create temp table x as select 1 as a',
  'create view x as select 1 as a',
  'create macro x() as 1',
  'create secret s (type s3)',
  'insert into t values (1) returning a',
  'update t set a = 1',
  'delete from t returning a',
  'drop table t',
  'alter table t rename to x',
  'select 1 as a; drop table t',
  'drop table t; select 1 as a',
  'select 1 as a; select 2 as a',
  "comment on table t is 'x'",
])('refuses %s', async text => {
  await forbidden(text)
})

test('refuses the verbs that write', async () => {
  await failsWith('forbidden', engine.run(statement('delete from t')))
  const table = { name: 'x', meaning: '', grain: [], columns: [], ddl: '' }
  await failsWith('forbidden', engine.replace(table, once({ a: [1n] })))
  await failsWith('forbidden', engine.append(table, statement('select 1 as a')))
})

test('also where the file could be written', async () => {
  const path = join(folder, 'b.duckdb')
  const open = await openDuckdb({ path, sandboxed: true })
  for (const text of ['create table x as select 1 as a', 'checkpoint', 'select 1; create table x(a int)']) {
    await failsWithOne(chunksOf(open, text))
  }
  await open[Symbol.asyncDispose]()
})

test('nothing was written', async () => {
  expect((await readdir(folder)).sort()).toEqual(['a.duckdb', 'b.duckdb', 'secret.csv', 'spill'])
  expect(await readFile(join(folder, 'secret.csv'), 'utf8')).toBe('a\n1\n')
  expect(await rows(engine, statement('select count(*) as n from t'))).toEqual([{ n: 10n }])
})

/** By reading and, unless the word would be a table's name to `describe`, by describing. */
async function forbidden(text: string): Promise<void> {
  await failsWithOne(chunksOf(engine, text))
  if (text.includes(' ')) await failsWithOne(engine.describe(statement(text)))
}

async function failsWithOne(work: Promise<unknown>): Promise<void> {
  const error: unknown = await work.then(
    answer => answer,
    thrown => thrown,
  )
  expect(error instanceof EngineError ? error.code : error).toMatch(/^(forbidden|syntax)$/)
}
