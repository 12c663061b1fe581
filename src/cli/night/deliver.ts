import { copyFile, mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { sync } from '../../warehouse/night/durable.js'
import { type Layout, nightFiles } from '../../warehouse/night/layout.js'
import { type LedgerLine, readLedger, writeLedger } from '../../warehouse/night/ledger.js'
import { fileHash, type NightRecord, publishedNight } from '../../warehouse/night/night-record.js'
import type { Terminal } from '../terminal.js'
import { UsageError } from '../usage-error.js'
import type { WrittenAudience } from './audiences.js'

/** A night is published, but something of it did not arrive. */
export class UndeliveredError extends Error {
  override readonly name = 'UndeliveredError'
}

export interface DeliverOptions {
  /** Also what has a receipt. */
  readonly again?: boolean
  /** Only says what would be delivered. */
  readonly dryRun?: boolean
}

/**
 * Copies the published night's audience files to where the project file says. An intent stands in the ledger before
 * each, a receipt after it. An intent without a receipt is reported; a copy may be repeated, because it puts the same
 * bytes in the same place.
 *
 * @throws UndeliveredError naming what did not arrive
 */
export async function deliverNight(
  { place }: { readonly place: Layout },
  terminal: Terminal,
  { again = false, dryRun = false }: DeliverOptions = {},
): Promise<void> {
  const record = await publishedNight(place)
  if (!record) throw new UsageError('nothing is published yet; run kehu run first')
  const last = await lastEvents(place, record)
  const failed: string[] = []
  for (const audience of audiencesOf(record)) {
    const { name, rows, directory, file } = audience
    const before = last.get(name)
    if (before?.event === 'delivering') terminal.say(`${name}: a delivery began at ${before.at} and left no receipt`)
    const where = `${rows} rows to ${join(directory, file)}`
    if (before?.event === 'delivered' && !again) {
      if (dryRun) terminal.say(`${name} was delivered at ${before.at}; kehu deliver --again repeats it`)
    } else if (dryRun) terminal.say(`would deliver ${name}: ${where}`)
    else {
      const reason = await deliver(place, record, audience, terminal)
      if (reason === null) terminal.say(`delivered ${name}: ${where}`)
      else failed.push(`${name}: ${reason}`)
    }
  }
  if (failed.length > 0) {
    throw new UndeliveredError(
      `published ${record.night}, but not delivered; repeat with kehu deliver:\n  ${failed.join('\n  ')}`,
    )
  }
}

/** Delivers one file, intent and receipt around it. Returns why it did not arrive; null when it did. */
async function deliver(
  place: Layout,
  { night, as_of }: NightRecord,
  audience: WrittenAudience,
  terminal: Terminal,
): Promise<string | null> {
  const folder = resolve(dirname(place.root), audience.directory)
  const entry = { night, as_of, audience: audience.name, to: join(folder, audience.file), sha256: audience.sha256 }
  await writeLedger(place.ledger, { at: terminal.now(), event: 'delivering', ...entry })
  try {
    await copyWhole(join(place.nights, night, nightFiles.audiences, audience.file), entry.to, audience.sha256)
    await writeLedger(place.ledger, { at: terminal.now(), event: 'delivered', ...entry })
    return null
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown)
    await writeLedger(place.ledger, { at: terminal.now(), event: 'undelivered', ...entry, reason })
    return reason
  }
}

/** A copy that stands under its name only when it is whole, and is the file that the night wrote. */
async function copyWhole(from: string, to: string, sha256: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true })
  const draft = `${to}.${process.pid}.partial`
  try {
    await copyFile(from, draft)
    if ((await fileHash(draft)).sha256 !== sha256)
      throw new RangeError(`${from} is not the file that the night wrote; write it anew with kehu run --from render`)
    await sync(draft)
    await rename(draft, to)
    await sync(dirname(to))
  } catch (thrown) {
    await rm(draft, { force: true })
    throw thrown
  }
}

export function audiencesOf(record: NightRecord): readonly WrittenAudience[] {
  return (record.tonight.audiences as readonly WrittenAudience[] | undefined) ?? []
}

/** By audience, the last that the ledger says of its delivery in this night. */
async function lastEvents(place: Layout, record: NightRecord): Promise<ReadonlyMap<unknown, LedgerLine>> {
  const lines = await readLedger(place.ledger)
  return new Map(
    lines.filter(line => line.night === record.night && line.audience !== undefined).map(line => [line.audience, line]),
  )
}
