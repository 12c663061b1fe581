import { appendFile, chmod, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { layout, nightFiles } from '../src/warehouse/night/layout.js'
import { readLedger } from '../src/warehouse/night/ledger.js'
import { publishedName } from '../src/warehouse/night/night-record.js'
import { smallDay, smallLines, smallProject, smallYaml } from './small-project.js'
import { kehu } from './support/cli.js'
import { outcome } from './support/night.js'
import { put } from './support/project-folder.js'

const run = (folder: string, ...words: string[]) => kehu(folder, ['run', '--as-of', smallDay, ...words])

async function factsOf(folder: string): Promise<unknown> {
  const { stdout } = await kehu(folder, ['query', 'select count(*) as lines from fct_order_line', '--format', 'json'])
  return JSON.parse(stdout)[0].lines
}

describe('a part of a night', () => {
  test('is refused where the star has to be built anew: nothing empty is published', async () => {
    await using project = await smallProject()
    const before = await factsOf(project.path)
    await rm(join(project.path, 'exports'), { recursive: true })
    await put(project.path, 'kehu.yaml', `${smallYaml}country: GB\n`)
    for (const step of ['check', 'mine', 'render']) {
      const ended = await run(project.path, '--from', step)
      expect(ended.code).toBe(2)
      expect(ended.stderr).toContain(
        'the contract of source shop has changed: make the whole night anew with kehu run first',
      )
    }
    expect(await factsOf(project.path)).toBe(before)
    expect(await publishedName(layout(project.path))).toBe(`${smallDay}-1`)
  })

  test('ends in the report of a whole night', async () => {
    await using project = await smallProject()
    const whole = await outcome(project.path)
    for (const step of ['check', 'mine', 'render']) {
      expect((await run(project.path, '--from', step)).code, step).toBe(0)
      expect(await outcome(project.path), step).toEqual(whole)
    }
    // So does one whose only step adds past scores.
    const past = ['backfill', '--from', '2024-06-01', '--to', '2024-06-01']
    expect((await kehu(project.path, past)).code).toBe(0)
    expect((await outcome(project.path)).files).toEqual(whole.files)
    const ended = await kehu(project.path, ['deliver', '--again'])
    expect(ended.stderr).toContain('delivered report')
    expect(ended.stderr).toContain('delivered audience best')
  })

  test('a trial leaves its end in the ledger', async () => {
    await using project = await smallProject()
    expect((await kehu(project.path, ['star', '--as-of', smallDay])).code).toBe(0)
    expect((await readLedger(layout(project.path).ledger)).at(-1)).toMatchObject({ event: 'tried', until: 'star' })
  })
})

test('the name of a night is given once: every night is delivered, and the latest are kept', async () => {
  await using project = await smallProject(`${smallYaml}keep: { nights: 2 }\n`)
  const place = layout(project.path)
  for (const [i, kept] of [
    ['1', '2'],
    ['2', '3'],
    ['3', '4'],
  ].entries()) {
    await put(project.path, `exports/lines-x${i}.csv`, smallLines(`x${i}`, 30 + i, 31 + i).text)
    const ended = await run(project.path)
    expect(ended.stderr).toContain('delivered audience best')
    expect((await readdir(place.nights)).sort()).toEqual(kept.map(counter => `${smallDay}-${counter}`))
    const night = await publishedName(place)
    expect(await readFile(join(project.path, 'out/best.csv'))).toEqual(
      await readFile(join(place.nights, String(night), nightFiles.audiences, 'best.csv')),
    )
  }
})

test('after a night was restored its files are delivered again', async () => {
  await using project = await smallProject()
  const place = layout(project.path)
  const first = await readFile(join(project.path, 'out/best.csv'), 'utf8')
  await put(project.path, 'exports/lines-b.csv', smallLines('b', 0, 5).text.replaceAll(/^O(?=\d)/gm, 'N'))
  expect((await run(project.path)).code).toBe(0)
  expect((await kehu(project.path, ['runs', 'restore', `${smallDay}-1`])).stderr).toContain('kehu deliver')
  expect((await kehu(project.path, ['deliver'])).stderr).toContain('delivered audience best')
  expect(await readFile(join(project.path, 'out/best.csv'), 'utf8')).toBe(first)
  expect((await readLedger(place.ledger)).at(-1)).toMatchObject({ event: 'delivered', night: `${smallDay}-1` })
})

test('a damaged night is built anew when the user says so, and only then', async () => {
  await using project = await smallProject()
  const whole = await outcome(project.path)
  const database = join(layout(project.path).nights, `${smallDay}-1`, nightFiles.database)
  await chmod(database, 0o644)
  await appendFile(database, 'x')
  const refused = await run(project.path)
  expect(refused).toMatchObject({ code: 1 })
  expect(refused.stderr).toContain('build it anew with kehu run --rebuild')
  expect((await run(project.path, '--rebuild')).code).toBe(0)
  expect(await outcome(project.path)).toEqual(whole)
})

test('options of models are judged with the project file: plan and run end with 2 and name every fault', async () => {
  await using project = await smallProject()
  await put(project.path, 'kehu.yaml', `${smallYaml}models: { rmf: {}, rfm: { cuts: 7 } }\n`)
  for (const command of ['plan', 'run']) {
    const ended = await kehu(project.path, [command, '--as-of', smallDay])
    expect(ended.code).toBe(2)
    expect(ended.stderr).toMatch(/kehu\.yaml:\d+:\d+ models\.rmf: unknown model 'rmf'; did you mean 'rfm'\?/)
    expect(ended.stderr).toMatch(/kehu\.yaml:\d+:\d+ models\.rfm\.cuts: expected a mapping/)
  }
})

test('a ledger that was torn goes on', async () => {
  await using project = await smallProject()
  const place = layout(project.path)
  await appendFile(place.ledger, '{"at":"2024-')
  const query = ['query', 'select email from dim_customer', '--personal', 'email']
  expect((await kehu(project.path, query)).code).toBe(0)
  expect((await kehu(project.path, ['runs', 'list'])).code).toBe(0)
  expect((await run(project.path)).code).toBe(0)
  expect((await readLedger(place.ledger)).map(line => line.event)).toContain('query_personal')
  expect((await kehu(project.path, ['doctor'])).stdout).toContain('cannot be read and is passed over')
})

describe('a backfill', () => {
  test('adds only days on which there is somebody to score, as its dry run says', async () => {
    await using project = await smallProject()
    const place = layout(project.path)
    const early = ['backfill', '--from', '2023-12-30', '--to', '2024-01-01']
    for (const words of [early, [...early, '--dry-run']]) {
      const ended = await kehu(project.path, words)
      expect([ended.code, ended.stdout]).toEqual([0, ''])
      expect(ended.stderr).toContain('nobody had bought anything before 2023-12-30, …, 2024-01-01 (3 days)')
      expect(ended.stderr).toContain('nothing was added, and nothing published')
    }
    expect(await publishedName(place)).toBe(`${smallDay}-1`)
    const days = ['backfill', '--from', '2023-12-30', '--to', '2024-01-03']
    expect((await kehu(project.path, [...days, '--dry-run'])).stdout).toBe('2024-01-02\n2024-01-03\n')
    const ended = await kehu(project.path, days)
    expect(ended.stderr).toContain(`published ${smallDay}-2: scores of 2 days added to the history`)
    const late = await kehu(project.path, ['backfill', '--from', '2024-08-01', '--to', '2024-08-01', '--dry-run'])
    expect([late.code, late.stdout]).toEqual([2, ''])
  })
})

test('a night ahead of its day is refused', async () => {
  await using project = await smallProject()
  for (const verb of ['run', 'plan', 'star']) {
    const ended = await kehu(project.path, [verb, '--as-of', '2999-01-01'])
    expect(ended.code).toBe(2)
    expect(ended.stderr).toMatch(/2999-01-01 lies ahead: today is \d{4}-\d\d-\d\d, expected tomorrow at the latest/)
  }
})

test('a folder that the system never lets be made ends a delivery, not the patience', async () => {
  await using project = await smallProject()
  await put(project.path, 'kehu.yaml', smallYaml.replace('directory: out,', 'directory: /proc/nope/deep,'))
  const ended = await run(project.path)
  expect(ended.code).toBe(4)
  expect(ended.stderr).toContain('audience best: ENOENT')
})
