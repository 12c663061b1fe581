import { appendFile, cp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Random } from '../fixtures/random.js'
import { layout } from '../src/warehouse/night/layout.js'
import { readLedger } from '../src/warehouse/night/ledger.js'
import { pointTo } from '../src/warehouse/night/publish.js'
import { kehu, startKehu } from './support/cli.js'
import { killNight, type Moment } from './support/kill-night.js'
import { type Outcome, outcome } from './support/night.js'
import { type ProjectFolder, projectFolder, put } from './support/project-folder.js'
import { randomFiles } from './support/random-files.js'
import { servedNight } from './support/served.js'
import { lineFile, smallProject } from './support/small-source.js'

const asOf = '2024-02-01'
const steps = ['land', 'stage', 'star', 'check', 'mine', 'render', 'digest']

/** Each step, just begun or a little in; the rest at any moment of a run. */
function moments(random: Random): readonly Moment[] {
  const inSteps = steps.map((step, i) => ({ step, afterMs: i % 2 === 0 ? 0 : 1 + random.integer(60) }))
  const anywhere = Array.from({ length: 10 - inSteps.length }, () => ({
    step: null,
    afterMs: 150 + random.integer(1800),
  }))
  return [...inSteps, ...anywhere]
}

describe('a night that is killed', () => {
  let project: ProjectFolder
  let undisturbed: Outcome
  const files = randomFiles(new Random(5))
  beforeAll(async () => {
    await using calm = await projectFolder(smallProject)
    for (const file of files) await put(calm.path, `exports/${file.name}`, file.text)
    await run(calm.path)
    undisturbed = await outcome(calm.path)

    project = await projectFolder(smallProject)
    for (const file of files.slice(0, 3)) await put(project.path, `exports/${file.name}`, file.text)
    await run(project.path)
    for (const file of files.slice(3)) await put(project.path, `exports/${file.name}`, file.text)
  })
  afterAll(() => project[Symbol.asyncDispose]())

  it('leaves the last good night served, ten times, and the next run ends as if nothing had been', async () => {
    const served = servedNight(project.path)
    expect(served).toBe(`${asOf}-1`)
    let killed = 0
    for (const moment of moments(new Random(11))) {
      const at = JSON.stringify(moment)
      const wasKilled = await killNight(project.path, asOf, moment)
      if (wasKilled) killed++
      const now = servedNight(project.path)
      // A kill after the last rename may find the new night published; it is whole then.
      if (wasKilled && moment.step !== 'digest' && moment.step !== null) expect(now, at).toBe(served)
      if (now !== served) await pointTo(layout(project.path), served ?? '')
    }
    expect(killed).toBeGreaterThanOrEqual(8)

    await run(project.path)
    expect(await outcome(project.path)).toEqual(undisturbed)
    await wholeLedger(project.path)
  }, 600_000)

  it('is entered in the ledger by the next run when it was published but the ledger does not say so', async () => {
    await using copy = await copyOf(project.path)
    const place = layout(copy.path)
    const published = servedNight(copy.path)
    const lines = (await readFile(place.ledger, 'utf8'))
      .split('\n')
      .filter(line => !line.includes(`"night":"${published}"`))
    await writeFile(place.ledger, lines.join('\n'))
    await run(copy.path)
    const entered = (await readLedger(place.ledger)).filter(line => line.event === 'entered')
    expect(entered).toEqual([expect.objectContaining({ night: published, as_of: asOf })])
  })

  it('leaves its folder behind where it was not yet pointed to: the next run goes on from the night that was', async () => {
    await using copy = await copyOf(project.path)
    const place = layout(copy.path)
    const [spare, last] = [servedNight(copy.path), `${asOf}-1`]
    const text = await readFile(place.ledger, 'utf8')
    await writeFile(place.ledger, text.replaceAll(new RegExp(`.*"night":"${spare}".*\\n`, 'g'), ''))
    await pointTo(place, last)
    await run(copy.path)
    expect(servedNight(copy.path)).not.toBe(spare)
    expect(JSON.parse(await readFile(join(place.current, 'night.json'), 'utf8')).previous).toBe(last)
    expect(await outcome(copy.path)).toEqual(undisturbed)
  })

  it('leaves half a line in the ledger that the next run takes off', async () => {
    await using copy = await copyOf(project.path)
    const { ledger } = layout(copy.path)
    const before = await readLedger(ledger)
    await appendFile(ledger, '{"at":"2024-01-01T00:00:00.000Z","event":"publ')
    await run(copy.path)
    await wholeLedger(copy.path)
    expect((await readLedger(ledger)).slice(0, before.length)).toEqual(before)
  })

  it('lets nobody start from a published file that has changed since', async () => {
    await using copy = await copyOf(project.path)
    const path = join(layout(copy.path).current, 'kehu.duckdb')
    const { length } = await readFile(path)
    await rm(path)
    await writeFile(path, await readFile(join(layout(project.path).current, 'kehu.duckdb')))
    await truncate(path, length - 1)
    const ended = await kehu(copy.path, ['run', '--as-of', asOf])
    expect(ended.code).toBe(1)
    expect(ended.stderr).toContain('is not the file that was published')
  })
})

describe('two runs of one project', () => {
  it('the second ends at once with 5 and names the process of the first, which is not disturbed', async () => {
    await using project = await projectFolder(smallProject)
    await put(
      project.path,
      'exports/lines-a.csv',
      lineFile('a', [['100', '1', 'MUG', 'Mug', '2024-01-01 10:00:00', '1', '1.50']]).text,
    )
    let second: ReturnType<typeof kehu> | undefined
    const first = startKehu(project.path, ['run', '--as-of', asOf], {
      onWord: line => {
        if (line === 'land: started') second = kehu(project.path, ['run', '--as-of', asOf])
      },
    })
    expect(await first.ended).toMatchObject({ code: 0 })
    expect(await second).toEqual({
      code: 5,
      signal: null,
      stdout: '',
      stderr: `kehu: process ${first.child.pid} holds this project: wait until it is done, then run again\n`,
    })
    const events = (await readLedger(layout(project.path).ledger)).map(line => line.event)
    expect(events.filter(event => event === 'started' || event === 'published')).toEqual(['started', 'published'])
  })

  it('a run that is interrupted ends with 130, publishes nothing and is safe to repeat', async () => {
    await using project = await projectFolder(smallProject)
    for (const file of randomFiles(new Random(5))) await put(project.path, `exports/${file.name}`, file.text)
    const running = startKehu(project.path, ['run', '--as-of', asOf], {
      onWord: line => {
        if (line === 'star: started') running.child.kill('SIGINT')
      },
    })
    expect(await running.ended).toMatchObject({ code: 130 })
    expect(servedNight(project.path)).toBeNull()
    expect((await readLedger(layout(project.path).ledger)).map(line => line.event)).toEqual(['started', 'interrupted'])
    await run(project.path)
    expect(servedNight(project.path)).toBe(`${asOf}-1`)
  })
})

async function run(folder: string): Promise<void> {
  const ended = await kehu(folder, ['run', '--as-of', asOf, '--quiet'])
  expect(ended).toMatchObject({ code: 0, stderr: '' })
}

async function copyOf(folder: string): Promise<ProjectFolder> {
  const copy = await projectFolder(smallProject)
  await cp(folder, copy.path, { recursive: true, verbatimSymlinks: true })
  return copy
}

async function wholeLedger(folder: string): Promise<void> {
  const text = await readFile(layout(folder).ledger, 'utf8')
  expect(text.endsWith('\n')).toBe(true)
  for (const line of text.trimEnd().split('\n')) expect(() => JSON.parse(line)).not.toThrow()
}
