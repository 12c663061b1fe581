import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { failsWith } from '../contract/fixture.js'
import { rows } from '../engine.js'
import { statement } from '../query.js'
import { openDuckdb } from './duckdb.js'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kehu-lock-'))
})
afterAll(() => rm(folder, { recursive: true }))

test('a second engine on one file in one process is refused, by whatever name', async () => {
  const path = join(folder, 'a.duckdb')
  const first = await openDuckdb({ path })
  await mkdir(join(folder, 'deep'))
  await symlink(folder, join(folder, 'link'))
  await symlink(path, join(folder, 'b.duckdb'))
  for (const name of ['a.duckdb', 'deep/../a.duckdb', 'link/a.duckdb', 'b.duckdb']) {
    const error = await failsWith('locked', openDuckdb({ path: join(folder, name) }))
    expect(error.message).toContain(`PID ${process.pid}`)
  }
  await failsWith('locked', openDuckdb({ path, readOnly: true }))
  await first[Symbol.asyncDispose]()
  const again = await openDuckdb({ path })
  await again[Symbol.asyncDispose]()
})

test('a file that did not open is not claimed', async () => {
  const path = join(folder, 'none', 'a.duckdb')
  await failsWith('disk', openDuckdb({ path }))
  await mkdir(join(folder, 'none'))
  const engine = await openDuckdb({ path })
  await engine[Symbol.asyncDispose]()
})

test('a file that another process holds is refused, and the message names its PID', async () => {
  const path = join(folder, 'held.duckdb')
  const holder = await hold(path)
  const error = await failsWith('locked', openDuckdb({ path }))
  expect(error.message).toContain(`(PID ${holder.pid}): wait for it, or end it`)
  await failsWith('locked', openDuckdb({ path, readOnly: true }))
  // Even a kill leaves nothing behind that would lock.
  const gone = new Promise(resolve => holder.once('exit', resolve))
  holder.kill('SIGKILL')
  await gone
  const engine = await openDuckdb({ path })
  expect(await rows(engine, statement('select a from held'))).toEqual([{ a: 1n }])
  await engine[Symbol.asyncDispose]()
})

test('a disposed engine leaves the file free for others, with all of its rows and no log', async () => {
  const path = join(folder, 'left.duckdb')
  const engine = await openDuckdb({ path })
  await engine.run(statement('create table held as select range as a from range(100000)'))
  const read = engine.read(statement('select a from held'))[Symbol.asyncIterator]()
  await read.next()
  for await (const _ of engine.read(statement('select a from held'))) break
  await engine[Symbol.asyncDispose]()
  const holder = await hold(path)
  expect(holder.exitCode).toBeNull()
  holder.kill('SIGKILL')
})

/** Another process that has the file open with a table `held`. */
async function hold(path: string): Promise<ChildProcess> {
  const script = `
    const { DuckDBInstance } = await import('@duckdb/node-api')
    const instance = await DuckDBInstance.create(process.argv[1])
    const connection = await instance.connect()
    await connection.run('create table if not exists held as select cast(1 as bigint) as a')
    process.stdout.write('held')
    setInterval(() => connection, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise((resolve, reject) => {
    child.stdout.once('data', resolve)
    child.once('exit', code => reject(new Error(`the holder ended with ${code}`)))
  })
  return child
}
