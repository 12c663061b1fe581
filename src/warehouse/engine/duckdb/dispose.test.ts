import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readlink, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { failsWith, manyRows } from '../contract/fixture.js'
import type { Engine } from '../engine.js'
import { rows } from '../engine.js'
import { statement } from '../query.js'
import { openDuckdb } from './duckdb.js'

let folder: string
let path: string
let engine: Engine
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kehu-dispose-'))
  path = join(folder, 'a.duckdb')
  engine = await openDuckdb({ path, threads: 2 })
  await engine.run(statement('create table t as select range as a from range(300000)'))
})
afterEach(async () => {
  await engine[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})

const opened: Record<string, (engine: Engine) => Promise<unknown>> = {
  'a read that is open': async engine => engine.read(statement('select a from t'))[Symbol.asyncIterator]().next(),
  'a large read that is open': async engine => engine.read(statement(manyRows))[Symbol.asyncIterator]().next(),
  'a read that was left': async engine => {
    for await (const _ of engine.read(statement('select a from t'))) break
  },
  'a read that was never begun': async engine => engine.read(statement('select a from t')),
  'a read that failed': engine =>
    failsWith('conversion', rows(engine, statement("select cast('x' || a as bigint) as a from t"))),
  'a run that failed': engine => failsWith('missing', engine.run(statement('delete from nope'))),
}

// A file that stays open would lose its log, or be copied without it.
test.each(Object.entries(opened))('closes the file with %s', async (_, open) => {
  const kept = await open(engine)
  await engine[Symbol.asyncDispose]()
  expect(existsSync(`${path}.wal`)).toBe(false)
  if (process.platform === 'linux') expect(await openFiles()).not.toContain(path)
  expect(kept).not.toBe('so that no garbage collection closed it')
})

test('a consumer that waits is told', async () => {
  const read = engine.read(statement('select a.a from t a, t b'))[Symbol.asyncIterator]()
  await read.next()
  await engine[Symbol.asyncDispose]()
  const error = await failsWith('interrupted', read.next())
  expect(error.message).toBe('the read was closed before its last row')
})

test('a consumer in the middle of a step is told', async () => {
  const waiting = rows(engine, statement('select count(*) as n from t a, t b where a.a * b.a % 7 = 3'))
  const told = failsWith('interrupted', waiting)
  await new Promise(resolve => setTimeout(resolve, 50))
  await engine[Symbol.asyncDispose]()
  await told
})

test('what runs is waited for', async () => {
  const running = engine.run(statement('create table u as select a from t order by hash(a)'))
  await engine[Symbol.asyncDispose]()
  await running
  engine = await openDuckdb({ path })
  expect(await rows(engine, statement('select count(*) as n from u'))).toEqual([{ n: 300_000n }])
})

test('a closed engine says so, and closes twice', async () => {
  await engine[Symbol.asyncDispose]()
  await engine[Symbol.asyncDispose]()
  for (const work of [engine.run(statement('select 1')), rows(engine, statement('select 1 as a'))]) {
    const error = await failsWith('internal', work)
    expect(error.message).toBe('this engine is closed')
  }
})

async function openFiles(): Promise<string[]> {
  const files = await readdir('/proc/self/fd')
  // One of them is the listing itself, gone by now.
  return Promise.all(files.map(file => readlink(`/proc/self/fd/${file}`).catch(() => '')))
}
