import type { DuckDBConnection } from '@duckdb/node-api'
import { literal, quoted } from '../quoting.js'
import { hiddenCatalog } from './sandbox.js'

/** A database file of which a sandbox shows less than it holds. */
export interface ShownFile {
  readonly path: string
  /** Whether the values of a column are hidden. */
  masks(table: string, column: string): boolean
}

/**
 * One view per table of the file, under the table's name. A masked text shows `***`, any other masked value NULL; an
 * absent value is NULL in both, so that counting what is filled in still works. The file itself stays attached under a
 * name that no statement of a sandbox may use (`checkSandboxed`).
 */
export async function showThroughViews(connection: DuckDBConnection, file: ShownFile): Promise<void> {
  await connection.run(`attach ${literal(file.path)} as ${hiddenCatalog} (read_only)`)
  for (const [table, columns] of await columnsByTable(connection)) {
    const list = columns.map(({ name, type }) => (file.masks(table, name) ? masked(name, type) : quoted(name)))
    await connection.run(
      `create view ${quoted(table)} as select ${list.join(', ')} from ${hiddenCatalog}.${quoted(table)}`,
    )
  }
}

function masked(name: string, type: string): string {
  const column = quoted(name)
  const shown = type === 'VARCHAR' ? `case when ${column} is not null then '***' end` : `cast(null as ${type})`
  return `${shown} as ${column}`
}

async function columnsByTable(
  connection: DuckDBConnection,
): Promise<ReadonlyMap<string, { name: string; type: string }[]>> {
  const answer = await connection.runAndReadAll(
    `select table_name, column_name, data_type from duckdb_columns()
    where database_name = '${hiddenCatalog}' and schema_name = 'main' and not internal
    order by table_name, column_index`,
  )
  const found = new Map<string, { name: string; type: string }[]>()
  for (const [table, name, type] of answer.getRows()) {
    const columns = found.get(String(table)) ?? []
    columns.push({ name: String(name), type: String(type) })
    found.set(String(table), columns)
  }
  return found
}
