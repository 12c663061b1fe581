import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Layout } from '../../warehouse/night/layout.js'
import { mendLedger, writeLedger } from '../../warehouse/night/ledger.js'
import { lockProject } from '../../warehouse/night/lock.js'
import { NightError } from '../../warehouse/night/night-error.js'
import { publishedName } from '../../warehouse/night/night-record.js'
import { pointTo } from '../../warehouse/night/publish.js'
import { landedFiles, namesIn } from './folders.js'
import { intactNights } from './nights.js'

/**
 * Mends what can be mended without losing anything: half-made files go, damaged nights are put aside, and `current`
 * points to the latest night that is intact.
 *
 * @param now ISO in UTC, for the ledger
 * @returns what was done, a line each
 * @throws NightError `locked` while a run is under way
 */
export async function repair(place: Layout, now: () => string): Promise<readonly string[]> {
  if (!existsSync(place.root)) return []
  await using _lock = await lockProject(place.lock)
  const done: string[] = []
  if (await mendLedger(place.ledger)) done.push('cut the half line off the ledger')
  const left = await namesIn(place.tmp)
  for (const name of left) await rm(join(place.tmp, name), { recursive: true, force: true })
  if (left.length > 0) done.push(`removed ${left.length} half-made files`)
  done.push(...(await mendLanded(place)), ...(await mendNights(place, now)))
  return done
}

/** Descriptions without their file stay: they tell what was delivered, and a file that lands again takes its place. */
async function mendLanded(place: Layout): Promise<readonly string[]> {
  const { orphans } = await landedFiles(place)
  for (const stem of orphans) await rm(join(place.landed, `${stem}.parquet`))
  if (orphans.length === 0) return []
  return [`removed ${orphans.length} landed files without a description: they land again when they are delivered again`]
}

async function mendNights(place: Layout, now: () => string): Promise<readonly string[]> {
  const done: string[] = []
  const nights = await intactNights(place)
  const damaged = [...nights].filter(([, found]) => found instanceof NightError).map(([name]) => name)
  const latest = [...nights.keys()].filter(name => !damaged.includes(name)).at(-1)
  const current = await publishedName(place)
  // First, so that readers are never without a night.
  if (latest !== undefined && (current === null || !nights.has(current) || damaged.includes(current))) {
    await pointTo(place, latest)
    await writeLedger(place.ledger, { at: now(), event: 'restored', night: latest, instead_of: current })
    done.push(`published ${latest} again`)
  }
  for (const name of damaged) {
    if (latest === undefined && name === current) await rm(place.current)
    await rename(join(place.nights, name), await freeFolder(join(place.root, `${name}.damaged`)))
    done.push(`put night ${name} aside as warehouse/${name}.damaged`)
  }
  return done
}

async function freeFolder(wanted: string): Promise<string> {
  for (let counter = 1; ; counter++) {
    const name = counter === 1 ? wanted : `${wanted}-${counter}`
    if (!existsSync(name)) return name
  }
}
