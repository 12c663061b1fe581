import { readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { durableRename, syncTree } from './durable.js'
import { jsonOf } from './json.js'
import { type Layout, nightFiles } from './layout.js'
import { readLedger } from './ledger.js'
import { type NightRecord, publishedName } from './night-record.js'

/**
 * Makes a draft the published night. Everything is on the disk before the one rename that readers see; a kill before it
 * leaves the last night served, a kill after it a night that only the ledger lacks.
 */
export async function publish(place: Layout, draft: string, record: NightRecord): Promise<void> {
  await writeFile(join(draft, nightFiles.record), `${jsonOf(record, 2)}\n`)
  await syncTree(draft)
  await durableRename(draft, join(place.nights, record.night))
  await pointTo(place, record.night)
}

/** One rename of a symlink: readers see the one night or the other. */
export async function pointTo(place: Layout, night: string): Promise<void> {
  const link = join(place.root, '.current-next')
  await rm(link, { force: true })
  await symlink(join('nights', night), link)
  await durableRename(link, place.current)
}

/**
 * `2026-11-20-1`, `2026-11-20-2` … A name is never given twice, or the receipts of one night would count for another:
 * so it follows on every name that a folder, the last night or the ledger knows.
 */
export async function freeName(place: Layout, asOf: string, previous: NightRecord | null): Promise<string> {
  const told = (await readLedger(place.ledger)).map(line => line.night)
  const known = [...(await readdir(place.nights)), ...told, previous?.night]
  const counters = known.map(name => (name?.startsWith(`${asOf}-`) ? Number(name.slice(asOf.length + 1)) : 0))
  return `${asOf}-${1 + counters.reduce((most, counter) => Math.max(most, counter), 0)}`
}

/** Removes all but the latest nights; never the published one. Returns what went. */
export async function prune(place: Layout, keep: number): Promise<readonly string[]> {
  const current = await publishedName(place)
  const nights = (await readdir(place.nights)).sort(byAge)
  const gone = nights.slice(0, Math.max(0, nights.length - keep)).filter(name => name !== current)
  for (const name of gone) await rm(join(place.nights, name), { recursive: true, force: true })
  return gone
}

/** Nights by as-of date, then counter: 2026-11-20-10 after 2026-11-20-9. */
export function byAge(a: string, b: string): number {
  const [dayA, dayB] = [a.slice(0, 10), b.slice(0, 10)]
  return dayA === dayB ? Number(a.slice(11)) - Number(b.slice(11)) : dayA < dayB ? -1 : 1
}
