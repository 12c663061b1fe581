import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import process from 'node:process'
import { ConfigError } from '../../config/config-error.js'
import { type LoadedProject, loadProject } from '../../config/load-project.js'
import { checkOwnSql } from '../../mining/own/check-own.js'
import { readOwnSql } from '../../mining/own/read-own.js'
import type { Layout } from '../../warehouse/night/layout.js'
import { lockProject } from '../../warehouse/night/lock.js'
import { NightError } from '../../warehouse/night/night-error.js'
import { publishedNight } from '../../warehouse/night/night-record.js'
import type { Progress } from '../../warehouse/progress.js'
import { projectFindings } from '../project-findings.js'
import { columnsAsDeclared } from './columns.js'
import { type Diagnosis, note, well, wrong } from './diagnosis.js'
import { landedWhole, ledgerReadable, leftOver } from './folders.js'
import { disk, nodeVersion } from './machine.js'
import { digestsEqual, nightsIntact } from './nights.js'
import { sourcesReadable } from './sources.js'

/** Everything that is looked at, in order; `deep` also recomputes the digests of the published night. */
export async function examine(place: Layout, deep: boolean, progress: Progress): Promise<readonly Diagnosis[]> {
  const found: Diagnosis[] = [nodeVersion()]
  const project = await projectFile(dirname(place.root))
  found.push(project.diagnosis)
  if (project.loaded) {
    const sources = await sourcesReadable(project.loaded)
    found.push(...sources)
    if (!sources.some(({ state }) => state === 'wrong')) found.push(...(await columnsAsDeclared(project.loaded, place)))
  }
  if (!existsSync(place.root)) return [...found, note('warehouse', 'there is none yet; make it with kehu run')]
  const locked = await lock(place)
  const isBusy = locked.state !== 'well'
  found.push(...(await disk(place.root, await publishedBytes(place))), locked)
  found.push(...(await nightsIntact(place)))
  if (deep) found.push(...(await digestsEqual(place, progress)))
  found.push(
    ...(await landedWhole(place, isBusy)),
    ...(await ledgerReadable(place)),
    ...(await leftOver(place, isBusy)),
  )
  return found
}

async function projectFile(directory: string): Promise<{ diagnosis: Diagnosis; loaded?: LoadedProject }> {
  try {
    const loaded = await loadProject(directory, process.env, projectFindings)
    await checkOwnSql(await readOwnSql(directory), loaded.project.engine.kind)
    return { loaded, diagnosis: well('project', `${loaded.project.project}, ${loaded.sources.length} sources`) }
  } catch (thrown) {
    if (!(thrown instanceof ConfigError)) throw thrown
    return { diagnosis: wrong('project', thrown.message) }
  }
}

async function publishedBytes(place: Layout): Promise<number> {
  try {
    const tables = (await publishedNight(place))?.tables
    return tables?.kind === 'duckdb' ? tables.bytes : 0
  } catch (thrown) {
    // That it is damaged is said elsewhere.
    if (thrown instanceof NightError) return 0
    throw thrown
  }
}

async function lock(place: Layout): Promise<Diagnosis> {
  try {
    await using _lock = await lockProject(place.lock)
    return well('lock', 'free')
  } catch (thrown) {
    if (!(thrown instanceof NightError) || thrown.code !== 'locked') throw thrown
    return note('lock', `a run is at work: ${thrown.message}`)
  }
}
