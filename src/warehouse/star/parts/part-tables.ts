import { type Engine, rows } from '../../engine/engine.js'
import { statement } from '../../engine/query.js'
import type { TableSchema } from '../../engine/table-schema.js'
import { sqlFile } from '../../sql-file.js'
import { tables } from '../../tables.js'
import type { Part } from './part.js'

/** The parts that a table is made for; empty where every star has it. */
export function partsOf(table: Pick<TableSchema, 'name'>): readonly string[] {
  const { entities } = sqlFile(`schema/${table.name}.sql`).header
  return entities?.split(',').map(name => name.trim()) ?? []
}

/** Tables that every star has; those with the header `made: where needed` come with what asks for them. */
export function standingTables(): readonly TableSchema[] {
  const isMade = ({ name }: TableSchema) => sqlFile(`schema/${name}.sql`).header.made === undefined
  return [...tables().values()].filter(table => partsOf(table).length === 0 && isMade(table))
}

/** Makes the tables that some parts need and that are not there yet. */
export async function makeTables(engine: Engine, parts: ReadonlySet<Part>): Promise<void> {
  const wanted: ReadonlySet<string> = parts
  const needed = [...tables().values()].filter(table => partsOf(table).some(part => wanted.has(part)))
  if (needed.length === 0) return
  const there = await rows(
    engine,
    statement<{ name: string }>(
      'select table_name as name from information_schema.tables where table_schema = current_schema',
    ),
  )
  const names = new Set(there.map(({ name }) => name))
  for (const table of needed) if (!names.has(table.name)) await engine.run(statement(table.ddl ?? ''))
}
