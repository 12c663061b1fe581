import { rowsetOf } from '../../reports/formats/memory-rowset.js'
import type { Row } from '../../warehouse/engine/value.js'
import type { Layout } from '../../warehouse/night/layout.js'
import { type LedgerEvent, type LedgerLine, readLedger } from '../../warehouse/night/ledger.js'
import { keptNights, publishedName } from '../../warehouse/night/night-record.js'
import { type FileFates, fatesBySource } from '../night/fates.js'
import { type Output, writeRows } from '../output.js'
import type { Terminal } from '../terminal.js'
import { inMemory } from './in-memory.js'

/** Events that end something; `started` and deliveries stand in the ledger only. */
const shown: readonly LedgerEvent[] = ['published', 'entered', 'held', 'failed', 'interrupted', 'restored']

const columns = [
  { name: 'at', type: { kind: 'varchar' } },
  { name: 'event', type: { kind: 'varchar' } },
  { name: 'night', type: { kind: 'varchar' } },
  { name: 'as_of', type: { kind: 'date' } },
  { name: 'files', type: { kind: 'bigint' } },
  { name: 'records', type: { kind: 'bigint' } },
  { name: 'state', type: { kind: 'varchar' } },
  { name: 'reason', type: { kind: 'varchar' } },
] as const

/** One row per run and how it ended, the latest first. */
export async function listRuns(place: Layout, output: Output, terminal: Terminal): Promise<void> {
  const [lines, kept, current] = await Promise.all([readLedger(place.ledger), keptNights(place), publishedName(place)])
  const state = (night: string | undefined) =>
    night === undefined ? null : night === current ? 'current' : kept.includes(night) ? 'kept' : 'gone'
  const rows = lines.filter(line => shown.includes(line.event)).map(line => rowOf(line, state(line.night)))
  const { format, path } = inMemory(output)
  await writeRows(rowsetOf(columns, rows.reverse()), format, path, terminal)
}

function rowOf(line: LedgerLine, state: string | null): Row {
  const files = line.files as readonly FileFates[] | undefined
  const records = files && fatesBySource(files).reduce((sum, source) => sum + source.records, 0)
  return {
    at: line.at,
    event: line.event,
    night: line.night ?? null,
    as_of: line.as_of ?? null,
    files: files ? BigInt(files.length) : null,
    records: records === undefined ? null : BigInt(records),
    state,
    reason: typeof line.reason === 'string' ? line.reason.replaceAll(/\s*\n\s*/g, ' | ') : null,
  }
}
