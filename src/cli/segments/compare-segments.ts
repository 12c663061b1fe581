import { migration, movers } from '../../mining/rfm/migration.js'
import { scoredDays } from '../../mining/store.js'
import { rowsetOf } from '../../reports/formats/memory-rowset.js'
import type { Day } from '../../warehouse/engine/value.js'
import { table } from '../../warehouse/tables.js'
import { segmentIdsOf } from '../night/audiences.js'
import { nightNamed, readNightTables } from '../night/published.js'
import { type Output, writeRows } from '../output.js'
import type { ProjectContext } from '../project-context.js'
import { inMemory } from '../runs/in-memory.js'
import type { Terminal } from '../terminal.js'
import { UsageError } from '../usage-error.js'

const from = { name: 'from_segment', type: { kind: 'varchar' } } as const
const to = { name: 'to_segment', type: { kind: 'varchar' } } as const
const matrixColumns = [from, to, { name: 'customers', type: { kind: 'bigint' } }] as const
const moverColumns = [
  { name: 'customer_key', type: { kind: 'bigint' } },
  { name: 'customer_id', type: { kind: 'varchar' } },
  from,
  to,
  { name: 'net_sales', type: { kind: 'decimal', precision: 18, scale: 4 } },
] as const

/** Customers by where they were and where they are, or, with `most`, the customers who moved; NULL = not scored that day. */
export async function compareSegments(
  { loaded, place }: ProjectContext,
  days: { from: Day; to: Day | null },
  most: number | null,
  output: Output,
  terminal: Terminal,
): Promise<void> {
  const { format, path } = inMemory(output)
  const record = await nightNamed(place)
  await using engine = await readNightTables(place, record)
  const later = days.to ?? (record.as_of as Day)
  refuseUnscored([days.from, later], await scoredDays(engine, table('score_rfm')))
  if (most !== null)
    return writeRows(rowsetOf(moverColumns, await movers(engine, days.from, later, most)), format, path, terminal)
  const { matrix, up, down } = await migration(engine, days.from, later, segmentIdsOf(loaded.project))
  await writeRows(rowsetOf(matrixColumns, matrix), format, path, terminal)
  terminal.say(`from ${days.from} to ${later}: ${up} went up, ${down} went down`)
}

function refuseUnscored(wanted: readonly Day[], scored: readonly Day[]): void {
  const missing = wanted.filter(day => !scored.includes(day))
  const [first, last = first] = missing
  if (first === undefined) return
  throw new UsageError(
    `no scores of ${missing.join(' and ')}; there are scores of ${scored.slice(0, 10).join(', ') || 'no day'}; add them with kehu backfill --from ${first} --to ${last}`,
  )
}
