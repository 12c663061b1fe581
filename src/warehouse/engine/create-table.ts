import { quoted, tableName } from './quoting.js'
import type { TableSchema } from './table-schema.js'

/** `create table …` for a schema, under its own name or another. */
export function createTable(table: TableSchema, name: string = table.name): string {
  const columns = table.columns.map(
    ({ name, type, nullable }) => `${quoted(name)} ${type}${nullable ? '' : ' not null'}`,
  )
  return `create table ${tableName(name)} (${columns.join(', ')})`
}
