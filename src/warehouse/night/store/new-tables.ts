import type { Engine } from '../../engine/engine.js'
import { statement } from '../../engine/query.js'
import { quoted } from '../../engine/quoting.js'
import type { Row } from '../../engine/value.js'
import { standingTables } from '../../star/parts/part-tables.js'
import { hasTable } from '../../star/work.js'
import { tables } from '../../tables.js'
import type { NightRecord } from '../night-record.js'
import { relationsOf } from './cluster-schemas.js'
import { completeTables } from './complete-tables.js'
import type { Start } from './night-store.js'

/** The empty tables of a star that is built anew, and in those that outlive it what they held. */
export async function fillNewTables(
  engine: Engine,
  schema: string,
  { previous, kept }: Start,
  readFile: (record: NightRecord) => Promise<Engine>,
): Promise<void> {
  for (const { ddl } of standingTables()) await engine.run(statement(ddl ?? ''))
  if (!previous) return
  if (previous.tables.kind === 'trino') {
    const { views } = previous.tables
    const there = new Set((await relationsOf(engine, views)).map(({ name }) => name))
    for (const name of kept.filter(name => there.has(name))) {
      const text = `select * from ${quoted(views)}.${quoted(name)}`
      await engine.run(statement(`create or replace table ${quoted(schema)}.${quoted(name)} as ${text}`))
    }
    await completeTables(
      engine,
      kept.filter(name => there.has(name)),
    )
    return
  }
  await using file = await readFile(previous)
  for (const name of kept) {
    const table = tables().get(name)
    // Some come only where a model asks for them.
    if (!table || !(await hasTable(file, name))) continue
    const has = (await file.describe(statement(`select * from ${quoted(name)}`))).map(column => column.name)
    const columns = table.columns
      .map(column =>
        has.includes(column.name) ? quoted(column.name) : `cast(null as ${column.type}) as ${quoted(column.name)}`,
      )
      .join(', ')
    if (!standingTables().includes(table)) await engine.run(statement(table.ddl ?? ''))
    await engine.append(table, file.read(statement<Row>(`select ${columns} from ${quoted(name)}`)))
  }
}
