import { copyFile, mkdir, rename } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { nightFiles } from '../../warehouse/night/layout.js'
import { readLedger, writeLedger } from '../../warehouse/night/ledger.js'
import { type NightRecord, publishedNight } from '../../warehouse/night/night-record.js'
import { UsageError } from '../usage-error.js'
import type { ProjectContext } from '../project-context.js'
import type { Terminal } from '../terminal.js'
import type { WrittenAudience } from './audiences.js'

/** A night is published, but something of it did not arrive. */
export class UndeliveredError extends Error {
  override readonly name = 'UndeliveredError'
}

/**
 * Copies the published night's audience files to where the project file says. An intent stands in the ledger before
 * each, a receipt after it. A copy may be repeated: it puts the same bytes in the same place.
 *
 * @throws UndeliveredError naming what did not arrive
 */
export async function deliverNight(context: ProjectContext, terminal: Terminal, again = false): Promise<void> {
  const { place, loaded } = context
  const record = await publishedNight(place)
  if (!record) throw new UsageError('nothing is published yet; run kehu run first')
  const done = again ? new Set<unknown>() : await delivered(context, record)
  const failed: string[] = []
  for (const audience of audiencesOf(record)) {
    if (done.has(audience.name)) continue
    const folder = resolve(loaded.directory, audience.directory)
    const entry = { night: record.night, as_of: record.as_of, audience: audience.name, to: join(folder, audience.file), sha256: audience.sha256 }
    await writeLedger(place.ledger, { at: terminal.now(), event: 'delivering', ...entry })
    try {
      await mkdir(folder, { recursive: true })
      const draft = join(folder, `.${audience.file}.partial`)
      await copyFile(join(place.nights, record.night, nightFiles.audiences, audience.file), draft)
      await rename(draft, join(folder, audience.file))
      await writeLedger(place.ledger, { at: terminal.now(), event: 'delivered', ...entry })
      terminal.say(`delivered ${audience.name}: ${audience.rows} rows to ${join(audience.directory, audience.file)}`)
    } catch (thrown) {
      const reason = thrown instanceof Error ? thrown.message : String(thrown)
      await writeLedger(place.ledger, { at: terminal.now(), event: 'undelivered', ...entry, reason })
      failed.push(`${audience.name}: ${reason}`)
    }
  }
  if (failed.length > 0) {
    throw new UndeliveredError(`published ${record.night}, but not delivered; repeat with kehu deliver:\n  ${failed.join('\n  ')}`)
  }
}

export function audiencesOf(record: NightRecord): readonly WrittenAudience[] {
  return (record.tonight.audiences as readonly WrittenAudience[] | undefined) ?? []
}

/** Names of the audiences of a night that have a receipt. */
async function delivered({ place }: ProjectContext, record: NightRecord): Promise<ReadonlySet<unknown>> {
  const lines = await readLedger(place.ledger)
  return new Set(lines.filter(line => line.event === 'delivered' && line.night === record.night).map(line => line.audience))
}
