import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { rows } from '../engine.js'
import { statement } from '../query.js'
import { closeDraft, openDraft, takeOver } from './draft.js'
import { openDuckdb } from './duckdb.js'

test('a large file that is mostly holes is closed without them', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kehu-draft-'))
  const path = join(folder, 'a.duckdb')
  const draft = await openDraft({ path })
  await draft.run(statement('create table kept (a bigint not null)'))
  await draft.run(statement('insert into kept values (1), (2)'))
  await draft.run(statement('create table gone as select md5(cast(range as varchar)) as a from range(2500000)'))
  await draft.run(statement('checkpoint'))
  const before = (await stat(path)).size
  await draft.run(statement('drop table gone'))
  await closeDraft(draft, { path, threads: 1, memory: '100MB' })
  expect((await stat(path)).size).toBeLessThan(before / 4)
  expect(await readdir(folder)).toEqual(['a.duckdb'])
  await using engine = await openDuckdb({ path, readOnly: true })
  expect(await rows(engine, statement('select a from kept order by a'))).toEqual([{ a: 1n }, { a: 2n }])
  expect((await engine.describe(statement('select * from kept'))).map(column => column.type)).toEqual(['BIGINT'])
  await rm(folder, { recursive: true })
})

test('tables taken over keep what holds for their columns, and take the place of empty ones', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kehu-draft-'))
  const path = join(folder, 'a.duckdb')
  const earlier = await openDraft({ path })
  await earlier.run(statement('create table history (as_of date not null, score decimal(18,4))'))
  await earlier.run(statement("insert into history values (date '2024-01-01', 1.5)"))
  await earlier.run(statement('create table other as select 1 as a'))
  await closeDraft(earlier, { path })
  await using engine = await openDraft({ path: join(folder, 'b.duckdb') })
  await engine.run(statement('create table history (score decimal(18,4), as_of date)'))
  await takeOver(engine, path, ['history', 'absent'])
  expect(await rows(engine, statement('select cast(as_of as varchar) as d, score from history'))).toEqual([
    { d: '2024-01-01', score: '1.5000' },
  ])
  await expect(engine.run(statement('insert into history (score) values (1)'))).rejects.toThrow(/NOT NULL/)
  expect(await rows(engine, statement('select table_name as name from duckdb_tables()'))).toEqual([{ name: 'history' }])
  await rm(folder, { recursive: true })
})
