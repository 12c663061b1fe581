import { type Engine, rows } from '../../engine/engine.js'
import { statement } from '../../engine/query.js'
import { literal, quoted } from '../../engine/quoting.js'
import type { Snapshots } from './snapshots.js'

/** Less than that a cluster refuses by its default (`iceberg.expire-snapshots.min-retention`). */
const leastSeconds = 7 * 86_400

/** How old a snapshot is is asked before it is told: what a busy cluster needs between the two must not cost a kept night. */
const marginSeconds = 3_600

interface KeptTables {
  readonly schema: string
  readonly snapshots: Snapshots
}

type Age = { name: string; kept: bigint | null; oldest: bigint | null }

/**
 * Lets go of the snapshots, and their files, that are older than any that a kept night shows. A cluster knows ages alone:
 * what lies between two kept nights stays.
 */
export async function expireSnapshots(
  engine: Engine,
  kept: readonly KeptTables[],
  { least = leastSeconds, margin = marginSeconds }: { readonly least?: number; readonly margin?: number } = {},
): Promise<void> {
  for (const schema of new Set(kept.map(night => night.schema))) {
    const nights = kept.filter(night => night.schema === schema)
    const names = [...new Set(nights.flatMap(({ snapshots }) => Object.keys(snapshots)))].sort()
    if (names.length === 0) continue
    const each = names.map(name => {
      const shown = nights.flatMap(({ snapshots }) => snapshots[name] ?? [])
      return `select ${literal(name)} as name, committed_at, snapshot_id in (${shown.join(', ')}) as is_kept
      from ${quoted(schema)}.${quoted(`${name}$snapshots`)}`
    })
    const ages = statement<Age>(`select name,
      date_diff('second', min(case when is_kept then committed_at end), current_timestamp) as kept,
      date_diff('second', min(committed_at), current_timestamp) as oldest
    from (${each.join(' union all ')}) as told group by name order by name`)
    for (const { name, kept, oldest } of await rows(engine, ages)) {
      const threshold = Math.max(least, Number(kept ?? 0n) + margin)
      if (Number(oldest ?? 0n) <= threshold) continue
      const table = `${quoted(schema)}.${quoted(name)}`
      await engine.run(
        statement(`alter table ${table} execute expire_snapshots(retention_threshold => '${threshold}s')`),
      )
    }
  }
}
