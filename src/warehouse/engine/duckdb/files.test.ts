import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { failsWith } from '../contract/fixture.js'
import { rows } from '../engine.js'
import { statement } from '../query.js'
import { literal } from '../quoting.js'
import { openDuckdb } from './duckdb.js'

test('files are read by column name, whatever their folder is called', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kehu-files-'))
  const engine = await openDuckdb({ path: ':memory:' })
  const paths: string[] = []
  for (const [i, name] of ["it's [1]", '*', 'a?b', 'day=2024-01-01', '{a,b}'].entries()) {
    await mkdir(join(folder, name))
    const path = join(folder, name, 'x.parquet')
    const columns = i === 0 ? `${i} as a` : `'d' as day, ${i} as a`
    await engine.run(statement(`copy (select ${columns}) to ${literal(path)} (format parquet)`))
    paths.push(path)
  }
  const all = await rows(engine, await engine.files(paths, ['a', 'day']))
  expect(all).toEqual([0, 1, 2, 3, 4].map(a => ({ a, day: a === 0 ? null : 'd' })))
  // As a pattern, `*` would be all of them.
  expect(await rows(engine, await engine.files(paths.slice(1, 2), ['a']))).toEqual([{ a: 1 }])
  await failsWith('syntax', rows(engine, await engine.files(paths, ['nope'])))
  await failsWith('disk', rows(engine, await engine.files([join(folder, 'nope.parquet')], ['a'])))
  await engine[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})
