import { copyFile, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { sync } from '../../warehouse/night/durable.js'
import { type Layout, nightFiles } from '../../warehouse/night/layout.js'
import { type LedgerLine, readLedger, writeLedger } from '../../warehouse/night/ledger.js'
import { fileHash, type NightRecord, publishedNight } from '../../warehouse/night/night-record.js'
import { makeFolder } from '../make-folder.js'
import type { Terminal } from '../terminal.js'
import { UsageError } from '../usage-error.js'
import type { WrittenAudience } from './audiences.js'
import type { WrittenFile, WrittenReport } from './written-file.js'

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

/** What of a night goes to one place outside: the report's pages, or one audience. */
interface Delivery {
  /** `report`, or `audience NAME`; what the ledger knows it by. */
  readonly output: string
  /** What it holds, in words. */
  readonly what: string
  /** Its folder within the night's. */
  readonly from: string
  readonly files: readonly WrittenFile[]
  /** Where it goes, as the project file said that night. */
  readonly directory: string
}

/**
 * Copies the published night's report and audience files to where the project file says. An intent stands in the ledger
 * before each, a receipt after it. An intent without a receipt is reported; a copy may be repeated, because it puts the
 * same bytes in the same place.
 *
 * @returns how many outputs the night has that are delivered
 * @throws UndeliveredError naming what did not arrive
 */
export async function deliverNight(
  { place }: { readonly place: Layout },
  terminal: Terminal,
  { again = false, dryRun = false }: DeliverOptions = {},
): Promise<number> {
  const record = await publishedNight(place)
  if (!record) throw new UsageError('nothing is published yet; run kehu run first')
  const last = await lastEvents(place, record)
  const failed: string[] = []
  const deliveries = deliveriesOf(record)
  const isDone = (output: string) => !again && last.get(output)?.event === 'delivered'
  for (const delivery of deliveries) {
    const { output, what } = delivery
    const before = last.get(output)
    if (before?.event === 'delivering') terminal.say(`${output}: a delivery began at ${before.at} and left no receipt`)
    const where = `${what} to ${targetOf(delivery)}`
    if (isDone(output)) {
      if (dryRun) terminal.say(`${output} was delivered at ${before?.at}; kehu deliver --again repeats it`)
    } else if (dryRun) terminal.say(`would deliver ${output}: ${where}`)
    else {
      const reason = await deliver(place, record, delivery, terminal)
      if (reason === null) terminal.say(`delivered ${output}: ${where}`)
      else failed.push(`${output}: ${reason}`)
    }
  }
  if (deliveries.length > 0 && !dryRun && deliveries.every(({ output }) => isDone(output)))
    terminal.say(`all of ${record.night} has arrived already; kehu deliver --again delivers it once more`)
  if (failed.length > 0) {
    throw new UndeliveredError(
      `published ${record.night}, but not delivered; repeat with kehu deliver:\n  ${failed.join('\n  ')}`,
    )
  }
  return deliveries.length
}

/** Delivers one output, intent and receipt around it. Returns why it did not arrive; null when it did. */
async function deliver(
  place: Layout,
  { night, as_of }: NightRecord,
  delivery: Delivery,
  terminal: Terminal,
): Promise<string | null> {
  const { output, from, files } = delivery
  const to = resolve(dirname(place.root), delivery.directory)
  const entry = { night, as_of, output, to, files: files.map(({ file, sha256 }) => ({ file, sha256 })) }
  await writeLedger(place.ledger, { at: terminal.now(), event: 'delivering', ...entry })
  try {
    for (const { file, sha256 } of files) {
      await copyWhole(join(place.nights, night, from, file), join(to, file), sha256)
    }
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
  await makeFolder(dirname(to))
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

function deliveriesOf({ tonight }: NightRecord): readonly Delivery[] {
  const report = tonight.report as WrittenReport | undefined
  const audiences = (tonight.audiences as readonly WrittenAudience[] | undefined) ?? []
  return [
    ...(report?.directory === undefined
      ? []
      : [
          {
            output: 'report',
            what: `${report.files.length} pages`,
            from: nightFiles.report,
            files: report.files,
            directory: report.directory,
          },
        ]),
    ...audiences.map(audience => ({
      output: `audience ${audience.name}`,
      what: `${audience.rows} rows`,
      from: nightFiles.audiences,
      files: [audience],
      directory: audience.directory,
    })),
  ]
}

/** The file, or the folder where it is several. */
function targetOf({ directory, files }: Delivery): string {
  const [first] = files
  return files.length === 1 && first ? join(directory, first.file) : directory
}

/** By output, the last that the ledger says of its delivery in this night. */
async function lastEvents(place: Layout, record: NightRecord): Promise<ReadonlyMap<unknown, LedgerLine>> {
  const lines = (await readLedger(place.ledger)).filter(line => line.night === record.night)
  // Since a night was restored another one's files may lie where its own were.
  const since = lines.findLastIndex(line => line.event === 'restored') + 1
  return new Map(lines.slice(since).flatMap(line => (line.output === undefined ? [] : [[line.output, line]])))
}
