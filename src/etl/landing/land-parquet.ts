import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import { literal, quoted } from '../../warehouse/engine/quoting.js'
import type { Delivery } from './delivery.js'
import { type CutFile, landedColumns } from './landed-file.js'
import { distinct } from './read-header.js'

/** Typed columns become the text that a CSV file of the same values would hold. */
export async function landParquet(
  engine: Engine,
  delivery: Delivery,
  draft: string,
  signal?: AbortSignal,
): Promise<CutFile> {
  const from = `read_parquet(${literal(delivery.path)})`
  const columns = await engine.describe(statement(`select * from ${from}`))
  const header = distinct(columns.map(column => column.name.trim()))
  const texts = columns.map((column, i) => `cast(${quoted(column.name)} as varchar) as ${quoted(header[i] ?? '')}`)
  const extra = Object.values(landedColumns).map(name => `null::varchar as ${name}`)
  await engine.run(
    statement(`copy (select ${[...texts, ...extra].join(', ')} from ${from}) to ${literal(draft)} (format parquet)`),
    signal,
  )
  const [count] = await rows(
    engine,
    statement<{ n: bigint }>(`select count(*) as n from read_parquet(${literal(draft)})`),
  )
  return { header, records: Number(count?.n ?? 0n), broken: 0, lines_above: null }
}
