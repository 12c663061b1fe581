import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { rows } from '../engine.js'
import { statement } from '../query.js'
import { closeDraft, openDraft } from './draft.js'
import { openDuckdb } from './duckdb.js'

test('a file that is mostly holes is closed without them', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kehu-draft-'))
  const path = join(folder, 'a.duckdb')
  const draft = await openDraft({ path })
  await draft.run(statement('create table kept (a bigint not null)'))
  await draft.run(statement('insert into kept values (1), (2)'))
  await draft.run(statement('create table gone as select md5(cast(range as varchar)) as a from range(300000)'))
  await draft.run(statement('checkpoint'))
  const before = (await stat(path)).size
  await draft.run(statement('drop table gone'))
  await closeDraft(draft, path)
  expect((await stat(path)).size).toBeLessThan(before / 4)
  expect(await readdir(folder)).toEqual(['a.duckdb'])
  await using engine = await openDuckdb({ path, readOnly: true })
  expect(await rows(engine, statement('select a from kept order by a'))).toEqual([{ a: 1n }, { a: 2n }])
  expect((await engine.describe(statement('select * from kept'))).map(column => column.type)).toEqual(['BIGINT'])
  await rm(folder, { recursive: true })
})
