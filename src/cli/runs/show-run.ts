import process from 'node:process'
import { writeFileAtomically } from '../../reports/formats/atomic-file.js'
import { rowsetOf } from '../../reports/formats/memory-rowset.js'
import { streamSink } from '../../reports/formats/sink.js'
import { jsonOf } from '../../warehouse/night/json.js'
import type { Layout } from '../../warehouse/night/layout.js'
import { readLedger } from '../../warehouse/night/ledger.js'
import { keptNights, publishedName } from '../../warehouse/night/night-record.js'
import { nightNamed } from '../night/published.js'
import { type OutputOptions, outputOf, untilClosed, writeRows } from '../output.js'
import type { Terminal } from '../terminal.js'
import { inMemory } from './in-memory.js'
import { partRows } from './part-rows.js'
import { type Part, parts } from './parts.js'

/** A night as its record tells, or, where its folder is gone, as the ledger does. */
type Told = {
  readonly night: string
  readonly as_of: string
  readonly previous: string | null
  readonly tonight: Readonly<Record<string, unknown>>
  readonly record: object
}

/** One night: all tables for people, one of them with `--part`, or the whole record as json. */
export async function showRun(
  place: Layout,
  name: string | undefined,
  part: Part | null,
  options: OutputOptions,
  terminal: Terminal,
): Promise<void> {
  const told = await tellOf(place, name)
  if (part !== null) {
    const { format, path } = inMemory(outputOf(options, terminal.isTerminal))
    const { columns, rows } = partRows(part, told.tonight)
    return writeRows(rowsetOf(columns, rows), format, path, terminal)
  }
  const output = outputOf(
    { ...options, ...(!options.format && !options.output && { format: 'table' }) },
    terminal.isTerminal,
  )
  if (output.format === 'table' && output.path === null)
    return showAll(told, (await publishedName(place)) === told.night, terminal)
  const { UsageError } = await import('../usage-error.js')
  if (output.format !== 'json' && output.format !== 'ndjson')
    throw new UsageError(
      `a whole night is shown as table, json or ndjson; for ${output.format} choose one of its tables with --part`,
    )
  const text = `${jsonOf(told.record, output.format === 'json' ? 2 : undefined)}\n`
  const write = async (out: { write(text: string): Promise<void> }) => {
    await out.write(text)
    return { rows: 1n }
  }
  if (output.path === null) return untilClosed(() => write(streamSink(process.stdout)))
  await writeFileAtomically(output.path, write)
}

async function showAll(
  { night, as_of, previous, tonight }: Told,
  isCurrent: boolean,
  terminal: Terminal,
): Promise<void> {
  const out = streamSink(process.stdout)
  await untilClosed(async () => {
    await out.write(
      `${night}, as of ${as_of}${isCurrent ? ', published' : ''}; started from ${previous ?? 'nothing'}\n`,
    )
    for (const part of parts) {
      const { columns, rows } = partRows(part, tonight)
      if (rows.length === 0) continue
      await out.write(`\n${part}\n`)
      await writeRows(rowsetOf(columns, rows), 'table', null, terminal)
    }
  })
}

async function tellOf(place: Layout, name: string | undefined): Promise<Told> {
  if (name !== undefined && !(await keptNights(place)).includes(name)) {
    const line = (await readLedger(place.ledger)).findLast(
      ({ event, night }) => night === name && (event === 'published' || event === 'entered'),
    )
    if (line) {
      const { as_of = '', previous } = line
      return {
        night: name,
        as_of,
        previous: typeof previous === 'string' ? previous : null,
        tonight: line,
        record: line,
      }
    }
  }
  const record = await nightNamed(place, name)
  const { night, as_of, previous, tonight } = record
  return { night, as_of, previous, tonight, record }
}
