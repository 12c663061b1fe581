import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, chmod, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { fileSystem } from '../src/cli/doctor/machine.js'
import { packageRoot } from '../src/config/package-root.js'
import { layout, nightFiles } from '../src/warehouse/night/layout.js'
import { publishedName } from '../src/warehouse/night/night-record.js'
import { smallDay, smallProject } from './small-project.js'
import { kehu } from './support/cli.js'

test('of a project that is well, every line says so', async () => {
  await using project = await smallProject()
  const { code, stdout, stderr } = await kehu(project.path, ['doctor', '--deep', '--quiet'])
  expect([code, stderr]).toEqual([0, ''])
  expect(
    stdout
      .trim()
      .split('\n')
      .filter(line => !line.startsWith('ok')),
  ).toEqual([])
  expect(stdout).toContain('ok    digests: ')
})

test('names what a kill and a bad disk left, and mends it', async () => {
  await using project = await smallProject()
  const place = layout(project.path)
  const [first, second] = [`${smallDay}-1`, `${smallDay}-2`]
  expect((await kehu(project.path, ['run', '--as-of', smallDay])).code).toBe(0)
  const database = join(place.nights, second, nightFiles.database)
  await chmod(database, 0o644)
  await appendFile(database, 'x')
  await appendFile(place.ledger, '{"at":"2024')
  await writeFile(join(place.tmp, 'staging-half.parquet'), 'x')
  const [landed = ''] = (await readdir(join(place.landed, 'shop'))).filter(name => name.endsWith('.json'))
  await rm(join(place.landed, 'shop', landed))

  const sick = await kehu(project.path, ['doctor'])
  expect([sick.code, sick.stderr]).toEqual([1, 'kehu: 2 things are wrong\n'])
  expect(sick.stdout).toContain(`WRONG night ${second}: is not as it was published`)
  expect(sick.stdout).toContain('WRONG ledger: its last line is cut in half')
  expect(sick.stdout).toContain('note  landed: 1 files without a description')
  expect(sick.stdout).toContain('note  tmp: 1 half-made files')

  const mended = await kehu(project.path, ['doctor', '--repair'])
  expect(mended.code).toBe(0)
  expect(mended.stdout).toContain(`repaired: published ${first} again`)
  expect(mended.stdout).toContain(`repaired: put night ${second} aside as warehouse/${second}.damaged`)
  expect(await publishedName(place)).toBe(first)
  expect(await readdir(place.tmp)).toEqual([])
  expect((await kehu(project.path, ['run', '--as-of', smallDay])).code).toBe(0)
  expect((await kehu(project.path, ['doctor', '--deep'])).code).toBe(0)
})

test('while a run is at work, what it makes is not called half-made', async () => {
  await using project = await smallProject()
  const place = layout(project.path)
  await writeFile(join(place.tmp, 'night'), 'x')
  const child = await holder(place.lock)
  try {
    const { code, stdout } = await kehu(project.path, ['doctor'])
    expect(code).toBe(0)
    expect(stdout).toContain(`note  lock: a run is at work: process ${child.pid} holds this project`)
    expect(stdout).toContain('note  tmp: a run is at work')
    expect(stdout).not.toContain('--repair')
  } finally {
    child.kill()
  }
})

test('a landed file that is lost is not forgotten: it lands again', async () => {
  await using project = await smallProject()
  const folder = join(layout(project.path).landed, 'shop')
  const [lost = ''] = (await readdir(folder)).filter(name => name.endsWith('.parquet'))
  await rm(join(folder, lost))
  expect((await kehu(project.path, ['doctor', '--repair'])).stdout).toContain(
    'WRONG landed: 1 files are gone of which only the description is there',
  )
  expect((await kehu(project.path, ['run', '--as-of', smallDay, '--rebuild'])).code).toBe(0)
  expect(await readdir(folder)).toContain(lost)
  expect((await kehu(project.path, ['doctor'])).code).toBe(0)
})

test('a symlink that points nowhere is pointed to the latest night', async () => {
  await using project = await smallProject()
  const place = layout(project.path)
  await rm(place.current)
  expect((await kehu(project.path, ['doctor'])).stdout).toContain(
    'WRONG published: the symlink warehouse/current is gone',
  )
  expect((await kehu(project.path, ['doctor', '--repair'])).code).toBe(0)
  expect(await publishedName(place)).toBe(`${smallDay}-1`)
})

test('network drives are refused by their magic numbers, others are not', () => {
  expect(fileSystem(0x6969)).toMatchObject({ state: 'wrong', text: expect.stringContaining('NFS') })
  expect(fileSystem(0xff534d42)).toMatchObject({ state: 'wrong', text: expect.stringContaining('CIFS') })
  expect([0xef53, 0x9123683e, 0x01021994].map(type => fileSystem(type).state)).toEqual(['well', 'well', 'well'])
})

/** A process that holds a project as a run does, until it is killed. */
async function holder(lock: string): Promise<ChildProcess> {
  const module = pathToFileURL(join(packageRoot(), 'dist/src/warehouse/night/lock.js')).href
  const text = `const { lockProject } = await import(${JSON.stringify(module)})
    globalThis.held = await lockProject(${JSON.stringify(lock)})
    process.stdout.write('held')
    setInterval(() => globalThis.held, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', text], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  return child
}
