import { rowsetOf } from '../../reports/formats/memory-rowset.js'
import type { Row } from '../../warehouse/engine/value.js'
import type { Layout } from '../../warehouse/night/layout.js'
import type { NightRecord } from '../../warehouse/night/night-record.js'
import { nightNamed } from '../night/published.js'
import { type Output, writeRows } from '../output.js'
import type { Terminal } from '../terminal.js'
import { inMemory } from './in-memory.js'

const columns = [
  { name: 'table', type: { kind: 'varchar' } },
  { name: 'same', type: { kind: 'boolean' } },
  { name: 'rows_a', type: { kind: 'bigint' } },
  { name: 'rows_b', type: { kind: 'bigint' } },
  { name: 'rows_more', type: { kind: 'bigint' } },
] as const

/** One row per table of either night; a table that a night lacks has no rows there. */
export async function diffRuns(
  place: Layout,
  a: string,
  b: string | undefined,
  output: Output,
  terminal: Terminal,
): Promise<void> {
  const [one, other] = [await nightNamed(place, a), await nightNamed(place, b)]
  const rows = differences(one, other)
  const { format, path } = inMemory(output)
  await writeRows(rowsetOf(columns, rows), format, path, terminal)
  const differing = rows.filter(row => row.same === false).length
  terminal.say(
    `${one.night} and ${other.night}: ${differing === 0 ? 'the same in every table' : `${differing} of ${rows.length} tables differ`}`,
  )
}

export function differences(a: Pick<NightRecord, 'digests'>, b: Pick<NightRecord, 'digests'>): Row[] {
  const names = [...new Set([...Object.keys(a.digests), ...Object.keys(b.digests)])].sort()
  return names.map(table => {
    const [rowsA, rowsB] = [rowsIn(a.digests[table]), rowsIn(b.digests[table])]
    return {
      table,
      same: a.digests[table] === b.digests[table],
      rows_a: rowsA,
      rows_b: rowsB,
      rows_more: (rowsB ?? 0n) - (rowsA ?? 0n),
    }
  })
}

/** A digest is `rows:sum`. */
function rowsIn(digest: string | undefined): bigint | null {
  return digest === undefined ? null : BigInt(digest.slice(0, digest.indexOf(':')))
}
